package io.holdfast.api.publish;

import io.holdfast.api.answer.Sent;
import java.util.concurrent.CompletableFuture;

/** The log that decides. */
public interface CommandLog {

    /**
     * Sends a command.
     *
     * @param source written into the record, so that the decision names the call and the caller that asked for it
     * @return what became of it; never completes with an exception
     */
    CompletableFuture<Delivery> send(Command command, CommandSource source);

    /** What became of a command that was to be sent. */
    sealed interface Delivery {

        /** It is on the log, in every in-sync replica. */
        record Acknowledged(Sent sent) implements Delivery {}

        /** It never left this process. */
        record Refused() implements Delivery {}

        /** It was not acknowledged in time: it may be on the log, or not. */
        record InDoubt() implements Delivery {}
    }
}
