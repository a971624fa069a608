package io.holdfast.payment.payment;

/** What is asked of a payment, the later in a payment's life the further down: a payment never goes back. */
public enum Operation {
    /** Reserve the money. */
    AUTHORIZE(0),
    /** Take it. */
    CAPTURE(1),
    /** See to it that nothing is reserved. */
    VOID(2),
    /** Give back what was taken. */
    REFUND(3);

    private final int rank;

    Operation(int rank) {
        this.rank = rank;
    }

    /** Whether a payment turns to this operation if {@code other} is wanted now. A void wins over an authorization, never the other way. */
    boolean follows(Operation other) {
        return rank > other.rank;
    }
}
