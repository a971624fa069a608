package io.holdfast.hold.seat;

import java.util.Optional;

/** A change of state, as data: the shell carries it out. */
public sealed interface Change {

    /** The event now stands so. */
    record EventSet(Event event) implements Change {}

    /** The reservation stood so (or was unknown) and now stands so (or is forgotten). */
    record ReservationSet(ReservationId id, Optional<Reservation> before, Optional<Reservation> after)
            implements Change {}

    /** A change of one seat. */
    sealed interface OfSeat extends Change {

        /** The event that has the seat. */
        String event();

        /** The seat. */
        String seat();
    }

    /** The seat is now held by this reservation. */
    record SeatTaken(String event, String seat, ReservationId by, Cause decided) implements OfSeat {}

    /** The seat is now sold to this reservation. */
    record SeatSold(String event, String seat, ReservationId to, Cause decided) implements OfSeat {}

    /** The seat is available again; this reservation had it. */
    record SeatFreed(String event, String seat, ReservationId by) implements OfSeat {}
}
