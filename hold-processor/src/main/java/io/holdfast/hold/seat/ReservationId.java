package io.holdfast.hold.seat;

/**
 * Identity of a reservation: the same identity never has two outcomes.
 *
 * @param event the event
 * @param reservation chosen by the caller
 */
public record ReservationId(String event, String reservation) {

    /** Rejects ids that are none. */
    public ReservationId {
        Ids.check("event", event);
        Ids.check("reservation", reservation);
    }
}
