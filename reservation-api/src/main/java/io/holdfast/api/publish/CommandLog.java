package io.holdfast.api.publish;

import java.util.concurrent.CompletableFuture;

/** The log that decides. */
public interface CommandLog {

    /**
     * Sends a command.
     *
     * @param trace written into the record, so that the decision names the call that asked for it
     * @return what became of it; never completes with an exception
     */
    CompletableFuture<Delivery> send(Command command, TraceParent trace);
}
