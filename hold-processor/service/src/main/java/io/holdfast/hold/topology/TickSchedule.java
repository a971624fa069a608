package io.holdfast.hold.topology;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * When to ask for a Tick. One at a time: the next only when the last was read, or when it must have been lost. A Tick that found nothing to do is
 * followed by a pause, so that their number is bounded whatever any clock says. Knows elapsed time alone, and decides nothing but this.
 */
final class TickSchedule {

    /** A Tick is read within milliseconds; one that is not seen for this long is taken for lost. */
    static final Duration LOST_AFTER = Duration.ofMillis(500);

    /** After a Tick that changed nothing: half of the second within which the seats of a hold that falls due now must be available. */
    static final Duration PAUSE = Duration.ofMillis(500);

    private OptionalLong nextMs = OptionalLong.empty();

    /**
     * Whether to ask for a Tick now.
     *
     * @param wanted whether something is due, or the broker's clock must be read
     */
    boolean shouldAsk(boolean wanted, long elapsedMs) {
        if (!wanted || (nextMs.isPresent() && elapsedMs < nextMs.getAsLong())) {
            return false;
        }
        nextMs = OptionalLong.of(elapsedMs + LOST_AFTER.toMillis());
        return true;
    }

    /**
     * A Tick was read.
     *
     * @param changedSomething whether anything was due by log time
     */
    void read(boolean changedSomething, long elapsedMs) {
        nextMs = changedSomething ? OptionalLong.empty() : OptionalLong.of(elapsedMs + PAUSE.toMillis());
    }
}
