package io.holdfast.api.view;

import io.holdfast.api.model.Event;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.SeatStatus;
import io.holdfast.api.model.Subject;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.state.SeatMove.Standing;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** The owner's states, as far as this instance has read them. Absence proves nothing without the fence. */
public interface Views {

    /** Whether everything published before the start has been read. */
    boolean ready();

    /** An event. */
    Optional<Seen<Event>> event(String event);

    /** A reservation. */
    Optional<Seen<Reservation>> reservation(String event, String reservation);

    /** As {@link #event}, the state alone. */
    default Optional<Event> eventState(String event) {
        return event(event).map(Seen::state);
    }

    /** As {@link #reservation(String, String)}. */
    default Optional<Seen<Reservation>> reservation(Subject subject) {
        return reservation(subject.event(), subject.id());
    }

    /** As {@link #reservation(String, String)}, the state alone. */
    default Optional<Reservation> state(Subject subject) {
        return reservation(subject).map(Seen::state);
    }

    /**
     * As {@link #eventState}; empty as well if the views cannot be read, since they are restored or this instance stops. For calls whose command
     * was sent: they have an answer without the view.
     */
    default Optional<Event> readableEventState(String event) {
        try {
            return eventState(event);
        } catch (InvalidStateStoreException closed) {
            return Optional.empty();
        }
    }

    /** As {@link #state}; empty as well if the views cannot be read. */
    default Optional<Reservation> readableState(Subject subject) {
        try {
            return state(subject);
        } catch (InvalidStateStoreException closed) {
            return Optional.empty();
        }
    }

    /** Whether there is such a reservation, whatever its state. */
    boolean hasReservation(String event, String reservation);

    /** Hands over every event, in no particular order, and some of them twice. It takes as long as there are many. */
    void events(Consumer<Event> each);

    /** Hands over every reservation, in no particular order. It takes as long as there are many. */
    void reservations(Consumer<Reservation> each);

    /** The seats of an event that are not available. It takes as long as they are many. */
    SeatsSeen seats(String event);

    /** How many seats of an event are not available, at the cost of one read. */
    SeatCounts tally(String event);

    /**
     * A state and how fresh it is.
     *
     * @param state as published last
     * @param cause the newest command whose decision wrote it, also if that changed nothing
     */
    record Seen<T>(T state, Optional<LogPosition> cause) {

        /** Whether the decision on this position is in the state. */
        public boolean reaches(LogPosition position) {
            return cause.filter(seen -> seen.reaches(position)).isPresent();
        }
    }

    /**
     * The seats of an event that are not available.
     *
     * @param taken each with its state
     * @param newest a command of the partition whose decision, and that of every earlier one, is in them; empty if none is
     */
    record SeatsSeen(Map<String, SeatStatus> taken, Optional<LogPosition> newest) {}

    /**
     * How many seats of an event are taken.
     *
     * @param held seats that somebody holds
     * @param sold seats that somebody has for ever
     * @param newest the command whose decision changed this last; empty if none did
     */
    record SeatCounts(int held, int sold, Optional<LogPosition> newest) {

        /** No seat is taken. */
        public static final SeatCounts NONE = new SeatCounts(0, 0, Optional.empty());

        /** A seat was the one, and is the other now. */
        public SeatCounts moved(Standing from, Standing to, Optional<LogPosition> cause) {
            return new SeatCounts(
                    held + count(to, Standing.HELD) - count(from, Standing.HELD),
                    sold + count(to, Standing.SOLD) - count(from, Standing.SOLD),
                    cause.or(() -> newest));
        }

        private static int count(Standing one, Standing counted) {
            return one == counted ? 1 : 0;
        }
    }
}
