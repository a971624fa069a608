package io.holdfast.api.rest;

import io.holdfast.api.answer.Answer;
import java.util.Locale;

/** What a call was told, as metrics tell it: few enough to be a tag, and such that each means one thing to a customer. */
enum AnswerKind {
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
    /** A fault of ours. */
    FAILED;

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AnswerKind of(Answer answer) {
        return switch (answer) {
            case Answer.Held _ -> HELD;
            case Answer.EventOpened _,
                    Answer.EventNow _,
                    Answer.Events _,
                    Answer.Seats _,
                    Answer.ReservationNow _,
                    Answer.History _,
                    Answer.ContactErased _ -> DONE;
            case Answer.Checking _, Answer.Behind _ -> CHECKING;
            case Answer.Paying _ -> PAYING;
            case Answer.SeatsUnavailable _, Answer.EventClosed _, Answer.Rejected _ -> REJECTED;
            case Answer.PaymentDeclined _ -> DECLINED;
            case Answer.PaymentUnavailable _ -> PAYMENT_UNAVAILABLE;
            case Answer.EventDiffers _,
                    Answer.ReservationDiffers _,
                    Answer.CheckoutDiffers _,
                    Answer.Unfit _,
                    Answer.NotHeld _,
                    Answer.HoldExpired _,
                    Answer.PaymentInProgress _,
                    Answer.AlreadySold _ -> REFUSED;
            case Answer.NoSuchEvent _, Answer.NoSuchSection _, Answer.NoSuchReservation _ -> MISSING;
            case Answer.LogUnavailable _ -> UNAVAILABLE;
            case Answer.Overloaded _ -> OVERLOADED;
            case Answer.NotSent _ -> NOT_READY;
            case Answer.NoSuchPosition _ -> REFUSED;
            case Answer.StateUnknown _ -> UNKNOWN;
        };
    }
}
