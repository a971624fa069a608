package io.holdfast.api.fence;

import io.holdfast.schemas.LogPosition;
import java.time.Duration;
import java.util.Optional;

/**
 * Proof of absence. What a view lacks may have been decided a moment ago, or wait on the log undecided; behind a fence it is neither, so that
 * "there is no such thing" is true.
 */
public interface Fence {

    /**
     * Waits until the decision on everything that is on the log now is in the views.
     *
     * @param event what is asked about; its partition is meant
     */
    FenceResult passEnd(String event, Duration wait);

    /** Waits until the decision on this position is in the views, if the log has it. */
    FenceResult passPosition(LogPosition position, Duration wait);

    /** Whether the views have come as far as was asked. */
    sealed interface FenceResult {

        /**
         * They have.
         *
         * @param evidence the last command whose decision is certainly in them; empty if there was none
         */
        record Passed(Optional<LogPosition> evidence) implements FenceResult {}

        /** Not within the wait: the decision on this position, or its arrival here, is missing. */
        record Waiting(LogPosition position) implements FenceResult {}

        /** Never: the log does not have this position. */
        record Beyond(LogPosition position) implements FenceResult {}

        /** How far they would have to come could not be found out: the log can't be reached. */
        record Unreachable() implements FenceResult {}

        /** Too many calls are waiting for one already. */
        record Full() implements FenceResult {}
    }
}
