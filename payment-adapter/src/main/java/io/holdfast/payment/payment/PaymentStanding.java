package io.holdfast.payment.payment;

/** Where a payment stands at the provider, as far as is known. */
public enum PaymentStanding {
    /** The provider has no such payment, as far as is known. */
    NEW,
    /** The provider knows it; no money is reserved. */
    CREATED,
    /** The money is reserved. */
    AUTHORIZED,
    /** It was not reserved, and the customer's means of payment is why. */
    DECLINED,
    /** It was not reserved, and the customer is not why: the provider refused our request, or could not be reached. */
    UNAVAILABLE,
    /** It was taken. */
    CAPTURED,
    /** It was not taken. */
    CAPTURE_FAILED,
    /** Nothing is reserved, and nothing can be any more. */
    VOIDED,
    /** What was taken was given back. */
    REFUNDED
}
