package io.holdfast.payment.payment;

import static io.holdfast.schemas.limits.Limit.require;

/**
 * Which payment: an attempt to pay for a reservation.
 *
 * @param event id of the event
 * @param reservation id of the reservation within its event
 * @param attempt number of the attempt within its reservation, from 1
 */
public record PaymentId(String event, String reservation, int attempt) {

    /** Refuses ids that can't be part of a key. */
    public PaymentId {
        require(!event.isBlank() && event.indexOf('/') < 0, "event must be an id without a slash");
        require(!reservation.isBlank() && reservation.indexOf('/') < 0, "reservation must be an id without a slash");
        require(attempt >= 1, "attempt must be at least 1");
    }

    /** The next attempt for the same reservation. */
    public PaymentId next() {
        return new PaymentId(event, reservation, attempt + 1);
    }

    @Override
    public String toString() {
        return event + '/' + reservation + '/' + attempt;
    }
}
