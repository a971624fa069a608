package io.holdfast.api.decision;

import io.holdfast.api.model.Caller;
import io.holdfast.api.publish.TraceParent;
import io.holdfast.schemas.LogPosition;
import java.time.Duration;
import java.util.Optional;

/**
 * How a call wants to be served.
 *
 * @param patience how long it waits for the owner
 * @param after evidence that a read must be at least as fresh as
 * @param caller who asks; empty if this service asks by itself, or if nobody is asked who it is
 * @param trace the trace that it is part of
 */
public record Call(Duration patience, Optional<LogPosition> after, Optional<Caller> caller, TraceParent trace) {

    private Optional<String> tenant() {
        return caller().map(Caller::tenant);
    }

    /**
     * The wait of one call, by the monotonic clock.
     *
     * @param purpose what the call waits for
     * @param tenant whose place it takes; empty if that is not known
     * @param startedNanos when it began
     * @param lasts how long it lasts
     */
    public record Deadline(Purpose purpose, Optional<String> tenant, long startedNanos, Duration lasts) {

        /** What a call waits for. */
        public enum Purpose {
            /** To be told what is known. */
            READ,
            /** To have the owner decide. */
            COMMAND
        }

        /** The wait of a call that only reads. */
        public static Deadline ofRead(Call call) {
            return new Deadline(Purpose.READ, call.tenant(), System.nanoTime(), call.patience());
        }

        /** The wait of a call that may send a command. */
        public static Deadline ofCommand(Call call) {
            return new Deadline(Purpose.COMMAND, call.tenant(), System.nanoTime(), call.patience());
        }

        Duration waited() {
            return Duration.ofNanos(System.nanoTime() - startedNanos);
        }

        /** What is left of the wait; zero when it has ended. */
        public Duration remaining() {
            Duration left = lasts.minus(waited());
            return left.isNegative() ? Duration.ZERO : left;
        }
    }
}
