package io.holdfast.api.lag;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far one consumer group is behind on one partition.
 *
 * @param group the consumer group
 * @param topic the topic
 * @param partition the partition
 * @param position offset of the next record that the group will read
 * @param end the last stable offset: what lies beyond is not committed, and nobody's to read
 * @param records how many records wait; markers of transactions are none
 * @param exact whether the records were counted; otherwise markers among them are counted too
 * @param oldest when the oldest of them was written; empty if none waits
 */
public record Lag(
        String group,
        String topic,
        int partition,
        long position,
        long end,
        long records,
        boolean exact,
        Optional<Instant> oldest) {

    /** Whether it is known how long the oldest record has waited: also if none waits, but not if some do that could not be looked at. */
    public boolean isDated() {
        return records == 0 || oldest.isPresent();
    }

    /** How long the oldest record has waited at this time, in seconds; 0 if none waits. */
    public double seconds(Instant now) {
        return oldest.map(written -> Math.max(0, Duration.between(written, now).toMillis()) / 1_000.0)
                .orElse(0.0);
    }
}
