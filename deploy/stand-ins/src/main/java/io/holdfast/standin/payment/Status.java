package io.holdfast.standin.payment;

import java.util.Locale;

/** Where a PaymentIntent stands, by Stripe's words. */
enum Status {
    /** Has no means of payment, or the last one was declined. */
    REQUIRES_PAYMENT_METHOD,
    /** Knows its means of payment; no money moved. */
    REQUIRES_CONFIRMATION,
    /** Authorized: the money is reserved. */
    REQUIRES_CAPTURE,
    /** Captured. */
    SUCCEEDED,
    /** Over; whatever was reserved is free again. */
    CANCELED;

    /** Stripe's word for it. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
