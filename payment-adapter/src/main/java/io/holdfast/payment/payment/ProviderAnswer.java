package io.holdfast.payment.payment;

/** What came of asking the provider. */
public sealed interface ProviderAnswer {

    /** It showed the payment. */
    record Found(Snapshot snapshot) implements ProviderAnswer {}

    /** It has no such payment. */
    record Missing() implements ProviderAnswer {}

    /** It refused, for good, and did nothing; to an authorization, because of the customer's means of payment. */
    record Refused(String code) implements ProviderAnswer {}

    /** It refused the request itself, for every customer, and did nothing. */
    record Rejected(String code) implements ProviderAnswer {}

    /** It does not let us in, whatever we ask, and did nothing: our key is wrong or lacks a right. */
    record Barred(String code) implements ProviderAnswer {}

    /** It certainly did nothing: it was not reached, or turned the call away unread. */
    record Unreached(String reason) implements ProviderAnswer {}

    /** Its answer did not arrive or says nothing: it may have acted. */
    record Lost(String reason) implements ProviderAnswer {}
}
