package io.holdfast.hold.topology;

import java.time.Duration;
import java.time.Instant;

/**
 * When to ask for a Tick. One at a time: the next only when the last was read, or when it must have been lost. Knows the wall clock and so
 * decides nothing but this.
 */
final class TickSchedule {

    /** A Tick is read within milliseconds; one that is not seen for this long is taken for lost. */
    static final Duration LOST_AFTER = Duration.ofMillis(500);

    private Instant askedAt = Instant.MIN;

    /**
     * Whether to ask for a Tick now.
     *
     * @param due whether something is due by the wall clock
     */
    boolean shouldAsk(boolean due, Instant now) {
        if (!due || now.isBefore(lostAt())) {
            return false;
        }
        askedAt = now;
        return true;
    }

    /** A Tick was read. */
    void read() {
        askedAt = Instant.MIN;
    }

    private Instant lostAt() {
        return askedAt.equals(Instant.MIN) ? askedAt : askedAt.plus(LOST_AFTER);
    }
}
