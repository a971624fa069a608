package io.holdfast.receipt.messaging;

/** What is answered to a person who wants a parked receipt tried again. */
public enum RetryAnswer {
    /** It is being sent. */
    STARTED,
    /** Nothing is known of such a receipt. */
    UNKNOWN,
    /** It was sent already. */
    SENT,
    /** It was parked, and its sale is not on the log any more. */
    NO_SALE,
    /** Too many receipts are under way. */
    OVERLOADED
}
