package io.holdfast.api.rest;

import io.holdfast.api.answer.Event;
import io.holdfast.api.command.SeatReader;
import io.holdfast.api.view.SeatChange;
import io.holdfast.api.view.ViewPosition;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Writes a stream of seats to one connection. Nothing is written before what was written before it has gone out. */
final class SeatStreamWriter implements SeatReader {

    /** Sent at once, at most: what a connection that does not move costs. */
    private static final int SLICE = 64 * 1024;

    /** Whoever takes nothing for so long is gone, or as good as. */
    private static final long PATIENCE_S = 30;

    /** The reader is not there any more. */
    static final class GoneException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GoneException() {
            super("the reader is gone", null, false, false);
        }
    }

    private final HttpServerResponse response;
    private final SeatSnapshots snapshots;
    private final Event event;

    SeatStreamWriter(HttpServerResponse response, SeatSnapshots snapshots, Event event) {
        this.response = response;
        this.snapshots = snapshots;
        this.event = event;
    }

    @Override
    public ViewPosition snapshot() throws InterruptedException {
        SeatSnapshots.Encoded snapshot = snapshots.of(event);
        write(snapshot.bytes());
        return snapshot.upTo();
    }

    @Override
    public void changes(List<SeatChange> changes) throws InterruptedException {
        write(Buffer.buffer(SeatEvents.changes(changes)));
    }

    @Override
    public void quiet() throws InterruptedException {
        write(Buffer.buffer(SeatEvents.quiet()));
    }

    void write(Buffer bytes) throws InterruptedException {
        for (int from = 0; from < bytes.length(); from += SLICE) {
            send(bytes.slice(from, Math.min(bytes.length(), from + SLICE)));
        }
    }

    private void send(Buffer slice) throws InterruptedException {
        try {
            response.write(slice).toCompletionStage().toCompletableFuture().get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (ExecutionException | IllegalStateException | TimeoutException closed) {
            throw new GoneException();
        }
    }
}
