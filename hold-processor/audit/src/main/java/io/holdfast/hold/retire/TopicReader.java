package io.holdfast.hold.retire;

import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic, and goes on where it was when it is asked again. For one thread. */
final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    TopicReader(KafkaCluster cluster, Topic topic, Partitions partitions) {
        this.partitions = partitions.of(topic);
        this.consumer = new KafkaConsumer<>(
                cluster.client(Map.of(
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(this.partitions);
        consumer.seekToBeginning(this.partitions);
    }

    /** Hands over what there is now and was not read yet. */
    void toEnd(Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
        Map<TopicPartition, Long> open = new HashMap<>(consumer.endOffsets(partitions, PATIENCE));
        open.entrySet().removeIf(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue());
        while (!open.isEmpty()) {
            consumer.poll(POLL).forEach(visitor);
            open.entrySet().removeIf(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue());
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
