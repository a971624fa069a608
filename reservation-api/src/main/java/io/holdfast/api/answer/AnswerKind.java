package io.holdfast.api.answer;

import java.util.Locale;

/** What a call was told, as metrics tell it: few enough to be a tag, and such that each means one thing to a customer. */
public enum AnswerKind {
    /** This call got the seats. */
    HELD,
    /** It is so, or was so before. */
    DONE,
    /** Not known yet. */
    CHECKING,
    /** The outcome of the payment is not known yet. */
    PAYING,
    /** None of the seats can be had. */
    REJECTED,
    /** The payment ended without money, because of the customer's means of payment. */
    DECLINED,
    /** The payment ended without money, and the customer's means of payment is not why. */
    PAYMENT_UNAVAILABLE,
    /** It does not go with what was done before. */
    REFUSED,
    /** There is no such thing. */
    MISSING,
    /** The log can't be reached. */
    UNAVAILABLE,
    /** Too many wait. */
    OVERLOADED,
    /** The owner says what this version does not understand. */
    UNKNOWN,
    /** The views have not come as far as is needed. */
    NOT_READY,
    /** An internal error. */
    FAILED;

    /** The value of the tag. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
