package io.holdfast.api.view.kafka;

import io.holdfast.api.view.ViewPositions;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.state.FolderKeeper;
import io.holdfast.schemas.state.LogEnd;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;

/** How far the views' stores have come in their topics. */
record ViewFolder(List<Topic> topics, Partitions partitions, ViewPositions positions, BooleanSupplier running)
        implements FolderKeeper.Stores {

    @Override
    public Map<TopicPartition, Long> ends(LogEnd log)
            throws ExecutionException, InterruptedException, TimeoutException {
        if (!running.getAsBoolean()) {
            return Map.of();
        }
        return log.ends(
                topics.stream().flatMap(topic -> partitions.of(topic).stream()).toList());
    }

    @Override
    public boolean reached(Map<TopicPartition, Long> ends) {
        return running.getAsBoolean() && positions.reach(ends);
    }
}
