package io.holdfast.receipt.ledger;

import io.holdfast.receipt.receipt.RetrySchedule;
import io.holdfast.receipt.settings.Settings;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.trace.Traces;
import io.holdfast.shell.CompactedTopics;
import io.holdfast.shell.RecordWriter;
import io.holdfast.shell.ServiceInstance;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A compacted topic of one partition in memory, and a producer whose records go nowhere. */
final class MemoryTopic implements AutoCloseable {

    private final TopicPartition partition;
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final CompactedTopics topics = new CompactedTopics(_ -> consumer, (what, failure) -> {
        throw new AssertionError(what, failure);
    });

    MemoryTopic(Topic topic) {
        partition = new TopicPartition(topic.name(), 0);
        consumer.updatePartitions(
                topic.name(), List.of(new PartitionInfo(topic.name(), 0, Node.noNode(), new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        end(0);
    }

    CompactedTopics topics() {
        return topics;
    }

    RecordWriter writer() {
        return new RecordWriter(
                producer,
                Partitions.DEFAULT,
                new ServiceInstance("receipt-sender", "test", KafkaCluster.at("nowhere:1")),
                Traces.OFF,
                InstantSource.system());
    }

    static Settings settings() {
        var retries = new RetrySchedule(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1));
        return new Settings("d", "Tickets", 1, 1, 1, retries, Duration.ofSeconds(1));
    }

    List<ProducerRecord<byte[], byte[]>> written() {
        return producer.history();
    }

    /** Where the topic is said to end. */
    void end(long offset) {
        consumer.updateEndOffsets(Map.of(partition, offset));
    }

    /** Lets the reader have a record, which is the last one. */
    void append(long offset, String key, byte @Nullable [] value) {
        end(offset + 1);
        appendBeforeTheEnd(offset, key, value);
    }

    void appendBeforeTheEnd(long offset, String key, byte @Nullable [] value) {
        consumer.schedulePollTask(() ->
                consumer.addRecord(new ConsumerRecord<>(partition.topic(), partition.partition(), offset, key, value)));
    }

    @Override
    public void close() {
        topics.close();
    }
}
