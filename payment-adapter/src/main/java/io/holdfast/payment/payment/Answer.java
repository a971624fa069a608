package io.holdfast.payment.payment;

/** What came of asking the provider. */
public sealed interface Answer {

    /** It showed the payment. */
    record Found(Snapshot snapshot) implements Answer {}

    /** It has no such payment. */
    record Missing() implements Answer {}

    /** It refused, for good, and did nothing; to an authorization, because of the customer's means of payment. */
    record Refused(String code) implements Answer {}

    /** It refused the request itself, for every customer, and did nothing. */
    record Rejected(String code) implements Answer {}

    /** It does not let us in, whatever we ask, and did nothing: our key is wrong or lacks a right. */
    record Barred(String code) implements Answer {}

    /** It certainly did nothing: it was not reached, or turned the call away unread. */
    record Unreached(String reason) implements Answer {}

    /** Its answer did not arrive or says nothing: it may have acted. */
    record Lost(String reason) implements Answer {}
}
