package io.holdfast.api.view;

import io.holdfast.api.answer.Event;
import io.holdfast.api.answer.Reservation;
import java.util.Optional;
import java.util.function.Consumer;

/** The owner's states, as far as this instance has read them. Absence proves nothing: see {@link Fence}. */
public interface Views {

    /** Whether everything published before the start has been read. */
    boolean ready();

    /** An event. */
    Optional<Seen<Event>> event(String event);

    /** A reservation. */
    Optional<Seen<Reservation>> reservation(String event, String reservation);

    /** Whether there is such a reservation, whatever its state. */
    boolean hasReservation(String event, String reservation);

    /** Hands over every event, in no particular order, and some of them twice. It takes as long as there are many. */
    void events(Consumer<Event> each);

    /** Hands over every reservation, in no particular order. It takes as long as there are many. */
    void reservations(Consumer<Reservation> each);

    /** The seats of an event that are not available. It takes as long as they are many. */
    SeatsSeen seats(String event);

    /** How many seats of an event are not available, at the cost of one read. */
    Tally tally(String event);
}
