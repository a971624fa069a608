package io.holdfast.hold.step;

import io.holdfast.hold.seat.ContradictionException;
import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.seat.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A state whose failures are never a command's: what the rules refuse to decide goes to the dead letters by the kind of the exception, and what a
 * store throws must not be taken for it.
 */
record ReadState(State state) implements State {

    @Override
    public Optional<Event> event(String event) {
        return read(() -> state.event(event));
    }

    @Override
    public Optional<Reservation> reservation(ReservationId id) {
        return read(() -> state.reservation(id));
    }

    @Override
    public Optional<ReservationId> holder(String event, String seat) {
        return read(() -> state.holder(event, seat));
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
