package io.holdfast.hold.app;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;

/** Whether what waits is decided and committed: a processor that cannot write looks as if it were at work, and gets nowhere. */
final class CommitWatch {

    /** Longer than a transaction of a dead instance keeps others waiting. */
    static final Duration STUCK = Duration.ofSeconds(30);

    /** Where a partition stands that has not got on since. */
    private record Standing(long committed, long sinceNanos) {}

    private final Map<TopicPartition, Standing> waiting = new HashMap<>();
    private final AtomicReference<String> stuck = new AtomicReference<>("");

    /**
     * Takes a look at the partitions of this instance.
     *
     * @param committed offset of the next record to be decided, of each
     * @param ends offset behind the last record, of each
     */
    synchronized void look(Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends, long nowNanos) {
        waiting.keySet().retainAll(ends.keySet());
        var found = new StringBuilder();
        ends.forEach((partition, end) -> {
            long next = committed.getOrDefault(partition, 0L);
            Standing before = waiting.get(partition);
            if (next >= end) {
                waiting.remove(partition);
            } else if (before == null || before.committed() != next) {
                waiting.put(partition, new Standing(next, nowNanos));
            } else if (nowNanos - before.sinceNanos() >= STUCK.toNanos()) {
                found.append("%s has stood at offset %d of %d for %d s; "
                        .formatted(
                                partition,
                                next,
                                end,
                                Duration.ofNanos(nowNanos - before.sinceNanos()).toSeconds()));
            }
        });
        stuck.set(found.toString());
    }

    /** What is stuck, for people; empty if nothing is. */
    String stuck() {
        return stuck.get();
    }
}
