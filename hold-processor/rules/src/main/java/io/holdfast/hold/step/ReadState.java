package io.holdfast.hold.step;

import io.holdfast.hold.seat.ContradictionException;
import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.seat.State;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The state as one decision sees it. It reads a reservation and the holder of a seat once, since nothing changes while a command is decided, and
 * each reading costs as much as the decision. Its failures are never a command's: what the rules refuse to decide goes to the dead letters by the
 * kind of the exception, and what a store throws must not be taken for it.
 */
final class ReadState implements State {

    private record Seat(String event, String seat) {}

    private final State state;
    private final Map<ReservationId, Optional<Reservation>> reservations = new HashMap<>();
    private final Map<Seat, Optional<ReservationId>> holders = new HashMap<>();

    ReadState(State state) {
        this.state = state;
    }

    @Override
    public Optional<Event> event(String event) {
        return read(() -> state.event(event));
    }

    @Override
    public Optional<Reservation> reservation(ReservationId id) {
        return reservations.computeIfAbsent(id, key -> read(() -> state.reservation(key)));
    }

    @Override
    public Optional<ReservationId> holder(String event, String seat) {
        return holders.computeIfAbsent(new Seat(event, seat), key -> read(() -> state.holder(key.event(), key.seat())));
    }

    @Override
    public Map<String, ReservationId> holders(String event, String section) {
        return read(() -> state.holders(event, section));
    }

    @Override
    public int placesOf(String event, String customer) {
        return read(() -> state.placesOf(event, customer));
    }

    @Override
    public List<ReservationId> due(Instant at, int limit) {
        return read(() -> state.due(at, limit));
    }

    private static <T> T read(Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            throw new ContradictionException("the state cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
