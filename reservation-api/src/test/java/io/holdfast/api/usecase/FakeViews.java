package io.holdfast.api.usecase;

import io.holdfast.api.model.Event;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.SeatStatus;
import io.holdfast.api.view.Views;
import io.holdfast.api.view.Views.SeatCounts;
import io.holdfast.api.view.Views.SeatsSeen;
import io.holdfast.api.view.Views.Seen;
import io.holdfast.schemas.LogPosition;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** Views that the test writes. */
public final class FakeViews implements Views {

    private final Map<String, Seen<Event>> events = new ConcurrentHashMap<>();
    private final Map<String, Seen<Reservation>> reservations = new ConcurrentHashMap<>();
    private final Map<String, SeatStatus> seats = new ConcurrentHashMap<>();
    private volatile boolean ready = true;
    private volatile boolean closed;

    public void put(Event event) {
        events.put(event.id(), new Seen<>(event, Optional.of(event.decided().position())));
    }

    public void put(Reservation state) {
        put(state, state.decided().position());
    }

    public void put(Reservation state, LogPosition cause) {
        reservations.put(key(state.event(), state.id()), new Seen<>(state, Optional.of(cause)));
    }

    public void forget(String event, String reservation) {
        reservations.remove(key(event, reservation));
    }

    public void seat(String seat, SeatStatus status) {
        seats.put(seat, status);
    }

    public void ready(boolean ready) {
        this.ready = ready;
    }

    /** From now on reservations can't be read, as while the stores are restored. */
    public void close() {
        closed = true;
    }

    public void reset() {
        closed = false;
        events.clear();
        reservations.clear();
        seats.clear();
        ready = true;
    }

    @Override
    public boolean ready() {
        return ready;
    }

    @Override
    public Optional<Seen<Event>> event(String event) {
        return Optional.ofNullable(events.get(event));
    }

    @Override
    public Optional<Seen<Reservation>> reservation(String event, String reservation) {
        if (closed) {
            throw new InvalidStateStoreException("closed");
        }
        return Optional.ofNullable(reservations.get(key(event, reservation)));
    }

    @Override
    public boolean hasReservation(String event, String reservation) {
        return reservations.containsKey(key(event, reservation));
    }

    @Override
    public void events(Consumer<Event> each) {
        events.values().stream().map(Seen::state).forEach(each);
    }

    @Override
    public void reservations(Consumer<Reservation> each) {
        reservations.values().stream().map(Seen::state).forEach(each);
    }

    @Override
    public SeatsSeen seats(String event) {
        return new SeatsSeen(Map.copyOf(seats), Optional.empty());
    }

    @Override
    public SeatCounts tally(String event) {
        if (closed) {
            throw new InvalidStateStoreException("closed");
        }
        return new SeatCounts(count(SeatStatus.HELD), count(SeatStatus.SOLD), Optional.empty());
    }

    private int count(SeatStatus status) {
        return Collections.frequency(seats.values(), status);
    }

    private static String key(String event, String reservation) {
        return event + '/' + reservation;
    }
}
