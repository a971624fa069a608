package io.holdfast.payment.payment;

/** What is told to the owner of the seats. */
public enum PaymentResult {
    /** The money is reserved. */
    AUTHORIZED,
    /** It was not reserved, and the customer's means of payment is why. */
    DECLINED,
    /** It was not reserved, and the customer is not why: the provider refused our request, or could not be reached. */
    UNAVAILABLE,
    /** The provider was asked, and what it did is not known yet. */
    UNKNOWN,
    /** The money was taken. */
    CAPTURED,
    /** It was not taken. */
    CAPTURE_FAILED,
    /** Nothing is reserved, and nothing can be any more. */
    VOIDED,
    /** What was taken was given back. */
    REFUNDED
}
