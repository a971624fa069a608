package io.holdfast.api.answer;

import io.holdfast.api.model.Reservation;
import java.util.Optional;

/**
 * Which attempt to pay a checkout is about.
 *
 * @param attempt its number
 * @param begins whether it is begun by this checkout; otherwise it is known, and its outcome is told
 */
public record PaymentAttempt(int attempt, boolean begins) {

    /**
     * The attempt that a checkout of this reservation is about; empty if the number that the caller gives is further ahead than the next.
     *
     * @param number which press the caller says it is; empty if the caller does not count them
     */
    public static Optional<PaymentAttempt> of(Reservation state, Optional<Integer> number) {
        int known = state.payments().attempts();
        int next = next(state);
        int asked = number.orElse(open(state) ? next : known);
        if (asked > next) {
            return Optional.empty();
        }
        boolean begins = open(state) && asked == next;
        return Optional.of(new PaymentAttempt(begins ? next : Math.min(asked, known), begins));
    }

    /** The highest number that a checkout of this reservation can have. */
    public static int next(Reservation state) {
        return state.payments().attempts() + 1;
    }

    /** Whether another attempt can be begun. */
    private static boolean open(Reservation state) {
        return state.status() == Reservation.Status.HELD
                || (state.status() == Reservation.Status.SOLD
                        && state.payments().unpaid());
    }
}
