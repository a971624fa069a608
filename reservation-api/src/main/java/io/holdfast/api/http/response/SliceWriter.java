package io.holdfast.api.http.response;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Writes to one connection, on a virtual thread. Nothing is written before what was written before it has gone out. */
public final class SliceWriter {

    /** Sent at once, at most: what a connection that does not move costs. */
    private static final int SLICE = 64 * 1024;

    /** A client that has not taken what was written by then is gone, or as good as. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The reader is not there any more. */
    public static final class GoneException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public GoneException() {
            super("the reader is gone", null, false, false);
        }
    }

    private final HttpServerResponse response;

    public SliceWriter(HttpServerResponse response) {
        this.response = response;
    }

    public void write(Buffer bytes) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int from = 0; from < bytes.length(); from += SLICE) {
            send(bytes.slice(from, Math.min(bytes.length(), from + SLICE)), end - System.nanoTime());
        }
    }

    private void send(Buffer slice, long nanos) throws InterruptedException {
        try {
            response.write(slice).toCompletionStage().toCompletableFuture().get(nanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException | IllegalStateException | TimeoutException closed) {
            throw new GoneException();
        }
    }
}
