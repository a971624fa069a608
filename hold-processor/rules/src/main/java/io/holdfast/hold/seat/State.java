package io.holdfast.hold.seat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the rules may read: everything decided by the earlier commands of the partition, and nothing else. */
public interface State {

    /** The event, if it was ever opened. */
    Optional<Event> event(String event);

    /** The reservation, if it is known. */
    Optional<Reservation> reservation(ReservationId id);

    /** The reservation that holds the seat, if one does. */
    Optional<ReservationId> holder(String event, String seat);

    /** The seats of a section that a reservation has, each with that reservation, in the order of rows and numbers. */
    Map<String, ReservationId> holders(String event, String section);

    /** How many places of an event a customer's reservations have together, held and sold. */
    int placesOf(String event, String customer);

    /**
     * Reservations whose {@link Reservation#deadline()} is at or before an instant, by deadline and then by event and id.
     *
     * @param limit how many at most
     */
    List<ReservationId> due(Instant at, int limit);
}
