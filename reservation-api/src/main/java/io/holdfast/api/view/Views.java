package io.holdfast.api.view;

import io.holdfast.api.model.Event;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.Subject;
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
}
