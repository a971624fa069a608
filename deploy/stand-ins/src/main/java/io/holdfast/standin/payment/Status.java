package io.holdfast.standin.payment;

/** Where a PaymentIntent stands, by Stripe's words. */
enum Status {
    /** Has no means of payment, or the last one was declined. */
    REQUIRES_PAYMENT_METHOD("requires_payment_method"),
    /** Knows its means of payment; no money moved. */
    REQUIRES_CONFIRMATION("requires_confirmation"),
    /** Authorized: the money is reserved. */
    REQUIRES_CAPTURE("requires_capture"),
    /** Captured. */
    SUCCEEDED("succeeded"),
    /** Over; whatever was reserved is free again. */
    CANCELED("canceled");

    private final String wire;

    Status(String wire) {
        this.wire = wire;
    }

    /** The word on the wire. */
    String wire() {
        return wire;
    }
}
