package io.holdfast.hold.seat;

import java.util.Optional;

/** A change of state, as data: the shell carries it out. Who has which seat, and what falls due when, follows from the reservations. */
public sealed interface Change {

    /** The event now stands so. */
    record EventSet(Event event) implements Change {}

    /** The reservation stood so (or was unknown) and now stands so (or is forgotten). */
    record ReservationSet(ReservationId id, Optional<Reservation> before, Optional<Reservation> after)
            implements Change {}
}
