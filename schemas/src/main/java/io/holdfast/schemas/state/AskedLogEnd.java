package io.holdfast.schemas.state;

import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topics;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Asks the cluster where the log stands. */
record AskedLogEnd(Admin admin, Partitions partitions) implements LogEnd {

    private static final long ANSWER_MS = 10_000;

    @Override
    public Optional<Instant> newestCommand() throws ExecutionException, InterruptedException, TimeoutException {
        var newest = partitions.of(Topics.SEAT_COMMANDS).stream()
                .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.maxTimestamp()));
        return ask(newest).values().stream()
                .map(ListOffsetsResultInfo::timestamp)
                .filter(stampMs -> stampMs >= 0)
                .max(Long::compare)
                .map(Instant::ofEpochMilli);
    }

    @Override
    public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions)
            throws ExecutionException, InterruptedException, TimeoutException {
        var ends = new HashMap<TopicPartition, Long>();
        ask(partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest())))
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ask(Map<TopicPartition, OffsetSpec> what)
            throws ExecutionException, InterruptedException, TimeoutException {
        return admin.listOffsets(what).all().get(ANSWER_MS, TimeUnit.MILLISECONDS);
    }
}
