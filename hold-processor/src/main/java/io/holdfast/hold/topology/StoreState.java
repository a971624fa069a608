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
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/** The state of one partition in its stores. */
final class StoreState implements State {

    private final KeyValueStore<String, io.holdfast.schemas.view.Event> events;
    private final KeyValueStore<String, io.holdfast.schemas.view.Reservation> reservations;
    private final KeyValueStore<String, Seat> seats;
    private final DeadlineIndex deadlines;

    StoreState(ProcessorContext<?, ?> context, DeadlineIndex deadlines) {
        this.events = context.getStateStore(Names.EVENT_STORE);
        this.reservations = context.getStateStore(Names.RESERVATION_STORE);
        this.seats = context.getStateStore(Names.SEAT_STORE);
        this.deadlines = deadlines;
    }

    @Override
    public Optional<Event> event(String event) {
        return Optional.ofNullable(events.get(event)).map(EventCodec::event);
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
            case Change.EventSet set -> events.put(set.event().id(), EventCodec.record(set.event()));
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
