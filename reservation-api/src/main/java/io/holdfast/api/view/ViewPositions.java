package io.holdfast.api.view;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.common.TopicPartition;

/** How far the views' consumer has processed: the offset of the next record, or of the transaction marker, in each partition. */
public final class ViewPositions {

    private final ConcurrentMap<TopicPartition, Long> positions = new ConcurrentHashMap<>();

    public void publish(TopicPartition partition, long position) {
        positions.put(partition, position);
    }

    /** Offset of the next record of a partition; 0 if it is known that there was none yet, empty if nothing is known. */
    public OptionalLong next(TopicPartition partition) {
        Long position = positions.get(partition);
        return position == null ? OptionalLong.empty() : OptionalLong.of(position);
    }

    public boolean reach(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }
}
