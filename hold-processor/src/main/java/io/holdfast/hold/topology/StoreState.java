package io.holdfast.hold.topology;

import io.holdfast.hold.codec.EventCodec;
import io.holdfast.hold.codec.ReservationCodec;
import io.holdfast.hold.codec.SeatCodec;
import io.holdfast.hold.seat.Change;
import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.seat.State;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.view.Seat;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The state of one partition in its stores. */
final class StoreState implements State {

    /** On sale at once in a partition; beyond it all are read anew. */
    private static final int READ_EVENTS = 1_000;

    private final KeyValueStore<String, io.holdfast.schemas.view.Event> events;
    private final KeyValueStore<String, io.holdfast.schemas.view.Reservation> reservations;
    private final KeyValueStore<String, Seat> seats;
    private final DeadlineIndex deadlines;

    /** Those that were asked for last, since every command asks for its event. What is in the store is changed here alone. */
    private final Map<String, Event> read = new HashMap<>();

    StoreState(ProcessorContext<?, ?> context, DeadlineIndex deadlines) {
        this.events = context.getStateStore(Names.EVENT_STORE);
        this.reservations = context.getStateStore(Names.RESERVATION_STORE);
        this.seats = context.getStateStore(Names.SEAT_STORE);
        this.deadlines = deadlines;
    }

    @Override
    public Optional<Event> event(String event) {
        Event known = read.get(event);
        if (known != null) {
            return Optional.of(known);
        }
        if (read.size() >= READ_EVENTS) {
            read.clear();
        }
        return Optional.ofNullable(read.computeIfAbsent(event, this::stored));
    }

    private @Nullable Event stored(String event) {
        var record = events.get(event);
        return record == null ? null : EventCodec.event(record);
    }

    @Override
    public Optional<Reservation> reservation(ReservationId id) {
        return Optional.ofNullable(reservations.get(Keys.reservation(id.event(), id.reservation())))
                .map(ReservationCodec::reservation);
    }

    @Override
    public Optional<ReservationId> holder(String event, String seat) {
        return Optional.ofNullable(seats.get(Keys.seat(event, seat))).map(SeatCodec::holder);
    }

    @Override
    public List<ReservationId> due(Instant at, int limit) {
        return deadlines.due(at, limit);
    }

    void apply(Change change) {
        switch (change) {
            case Change.EventSet set -> {
                events.put(set.event().id(), EventCodec.record(set.event()));
                read.remove(set.event().id());
            }
            case Change.ReservationSet set -> apply(set);
            case Change.SeatTaken taken -> seats.put(Keys.seat(taken.event(), taken.seat()), SeatCodec.record(taken));
            case Change.SeatSold sold -> seats.put(Keys.seat(sold.event(), sold.seat()), SeatCodec.record(sold));
            case Change.SeatFreed freed -> seats.delete(Keys.seat(freed.event(), freed.seat()));
        }
    }

    private void apply(Change.ReservationSet set) {
        String key = Keys.reservation(set.id().event(), set.id().reservation());
        set.before().ifPresent(deadlines::remove);
        set.after()
                .ifPresentOrElse(
                        after -> {
                            reservations.put(key, ReservationCodec.record(after));
                            deadlines.add(after);
                        },
                        () -> reservations.delete(key));
    }
}
