package io.holdfast.schemas;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads a topic from its beginning, and goes on where it was when it is asked again. For one thread. */
public final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Consumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    /** Reads these partitions with a consumer that is its own from now on. */
    public TopicReader(Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
        this.consumer = consumer;
        this.partitions = List.copyOf(partitions);
        consumer.assign(this.partitions);
        consumer.seekToBeginning(this.partitions);
    }

    /** Reads what was committed to a topic. */
    public static TopicReader of(KafkaCluster cluster, Topic topic, Partitions partitions) {
        return new TopicReader(committed(cluster), partitions.of(topic));
    }

    /** Reads what was committed to these topics, however many partitions each has. */
    public static TopicReader of(KafkaCluster cluster, Collection<String> topics) {
        var consumer = committed(cluster);
        return new TopicReader(
                consumer,
                topics.stream()
                        .flatMap(topic -> consumer.partitionsFor(topic).stream())
                        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                        .toList());
    }

    private static Consumer<byte[], byte[]> committed(KafkaCluster cluster) {
        return cluster.consumer(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"));
    }

    /**
     * Hands over what there is now and was not read yet.
     *
     * @throws KafkaException if the brokers say nothing for half a minute
     */
    public void toEnd(java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
        Map<TopicPartition, Long> open = new HashMap<>(consumer.endOffsets(partitions, PATIENCE));
        leaveOutRead(open);
        Deadline deadline = Deadline.in(PATIENCE);
        while (!open.isEmpty()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                deadline = Deadline.in(PATIENCE);
            } else if (deadline.passed()) {
                throw new KafkaException("%s could not be read to its end"
                        .formatted(partitions.getFirst().topic()));
            }
            records.forEach(visitor);
            leaveOutRead(open);
        }
    }

    private void leaveOutRead(Map<TopicPartition, Long> open) {
        open.entrySet().removeIf(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
