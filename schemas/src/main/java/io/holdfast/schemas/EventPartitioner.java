package io.holdfast.schemas;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * Places a record by the event part of its key, so that everything about an event is in one partition and in one order. Every producer and
 * every sink uses this one class; nothing else may assume which partition an event is in.
 */
public final class EventPartitioner implements Partitioner, StreamPartitioner<String, Object> {

    /**
     * The partition of a key: Kafka's murmur2 over the UTF-8 of its event part, as Kafka's default partitioner does over a whole key.
     *
     * @throws IllegalArgumentException if the key is null: a record without a key names its partition itself
     */
    public static int partition(@Nullable String key, int partitions) {
        if (key == null) {
            throw new IllegalArgumentException("a record without a key must name its partition itself");
        }
        byte[] event = Keys.event(key).getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(event)) % partitions;
    }

    @Override
    public int partition(
            String topic,
            @Nullable Object key,
            byte @Nullable [] keyBytes,
            @Nullable Object value,
            byte @Nullable [] valueBytes,
            Cluster cluster) {
        return partition((String) key, cluster.partitionCountForTopic(topic));
    }

    @Override
    public Optional<Set<Integer>> partitions(
            String topic, @Nullable String key, @Nullable Object value, int numPartitions) {
        return Optional.of(Set.of(partition(key, numPartitions)));
    }

    @Override
    public void configure(Map<String, ?> configs) {}

    @Override
    public void close() {}
}
