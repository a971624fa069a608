package io.holdfast.hold.app;

import io.holdfast.schemas.state.FolderKeeper;
import io.holdfast.schemas.state.LogEnd;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;

/** How far this instance's stores have come in their changelogs, those of standbys included. */
final class LocalStores implements FolderKeeper.Stores {

    /** A standby counts records: the marker that ends the last transaction is none, and stays before it. */
    private static final int MARKER = 1;

    private final KafkaStreams streams;

    LocalStores(KafkaStreams streams) {
        this.streams = streams;
    }

    @Override
    public Map<TopicPartition, Long> ends(LogEnd log) {
        var ends = new HashMap<TopicPartition, Long>();
        lags().forEach((store, lag) -> ends.put(store, lag.endOffsetPosition()));
        return ends;
    }

    /** A store that is no longer here is another instance's to keep. */
    @Override
    public boolean reached(Map<TopicPartition, Long> ends) {
        return lags().entrySet().stream().allMatch(lag -> {
            long end = ends.getOrDefault(lag.getKey(), 0L);
            return lag.getValue().currentOffsetPosition() + MARKER >= end;
        });
    }

    private Map<TopicPartition, LagInfo> lags() {
        var lags = new HashMap<TopicPartition, LagInfo>();
        streams.allLocalStorePartitionLags()
                .forEach((store, partitions) ->
                        partitions.forEach((partition, lag) -> lags.put(new TopicPartition(store, partition), lag)));
        return lags;
    }
}
