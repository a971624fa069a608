package io.holdfast.api.publish;

import io.holdfast.api.model.Caller;
import io.holdfast.schemas.LogPosition;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The log that decides. */
public interface CommandLog {

    /**
     * Sends a command.
     *
     * @param caller who asks; empty if this service asks by itself, or if nobody is asked who it is. It is written into the record with the trace of
     *     the call, so that the decision names both
     * @return what became of it; never completes with an exception
     */
    CompletableFuture<Delivery> send(Command command, Optional<Caller> caller, TraceParent trace);

    /** What became of a command that was to be sent. */
    sealed interface Delivery {

        /**
         * It is on the log, in every in-sync replica.
         *
         * @param position where it stands
         * @param at when the broker appended it
         */
        record Acknowledged(LogPosition position, Instant at) implements Delivery {}

        /** It never left this process. */
        record Refused() implements Delivery {}

        /** It was not acknowledged in time: it may be on the log, or not. */
        record InDoubt() implements Delivery {}
    }
}
