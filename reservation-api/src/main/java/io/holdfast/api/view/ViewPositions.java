package io.holdfast.api.view;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.common.TopicPartition;

/** How far the views' consumer has processed: the offset of the next record, or of the transaction marker, in each partition. */
final class ViewPositions {

    private final ConcurrentMap<TopicPartition, Long> positions = new ConcurrentHashMap<>();

    void publish(TopicPartition partition, long position) {
        positions.put(partition, position);
    }

    /** Offset of the next record of a partition; 0 where nothing is known of it yet. */
    long next(TopicPartition partition) {
        return positions.getOrDefault(partition, 0L);
    }

    boolean reach(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }
}
