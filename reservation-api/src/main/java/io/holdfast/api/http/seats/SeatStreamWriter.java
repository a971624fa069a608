package io.holdfast.api.http.seats;

import io.holdfast.api.http.response.SliceWriter;
import io.holdfast.api.model.Event;
import io.holdfast.api.seats.SeatChange;
import io.holdfast.api.seats.SeatReader;
import io.holdfast.api.view.ViewPosition;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** Writes a stream of seats to one connection. */
final class SeatStreamWriter implements SeatReader {

    private final SliceWriter writer;
    private final SeatSnapshots snapshots;
    private final Event event;

    SeatStreamWriter(SliceWriter writer, SeatSnapshots snapshots, Event event) {
        this.writer = writer;
        this.snapshots = snapshots;
        this.event = event;
    }

    @Override
    public ViewPosition snapshot() throws InterruptedException {
        try (var snapshot = snapshots.of(event).orElseThrow(SliceWriter.GoneException::new)) {
            writer.write(snapshot.answer().bytes());
            return snapshot.answer().upTo();
        }
    }

    @Override
    public void changes(List<SeatChange> changes) throws InterruptedException {
        writer.write(Buffer.buffer(SeatEvents.changes(changes)));
    }

    @Override
    public void quiet() throws InterruptedException {
        writer.write(Buffer.buffer(SeatEvents.quiet()));
    }
}
