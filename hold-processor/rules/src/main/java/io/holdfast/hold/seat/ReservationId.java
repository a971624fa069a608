package io.holdfast.hold.seat;

import io.holdfast.schemas.limits.Ids;
import io.holdfast.schemas.limits.Limit;

/**
 * Identity of a reservation: the same identity never has two outcomes.
 *
 * @param event the event
 * @param reservation chosen by the caller
 */
public record ReservationId(String event, String reservation) {

    /** Rejects ids that are none. */
    public ReservationId {
        Limit.require("event", Ids.problem(event));
        Limit.require("reservation", Ids.problem(reservation));
    }
}
