package io.holdfast.payment.payment;

import org.jspecify.annotations.Nullable;

/** What comes next for a payment. */
public sealed interface PaymentStep {

    /** Something for the provider. */
    sealed interface Ask extends PaymentStep {

        /**
         * What it is, in one word. It is the last part of its idempotency key if the provider acts on it: with another word, the provider would act
         * again.
         */
        default String verb() {
            return switch (this) {
                case Create _ -> "create";
                case Confirm _ -> "confirm";
                case Capture _ -> "capture";
                case Cancel _ -> "cancel";
                case Refund _ -> "refund";
                case Retrieve _ -> "retrieve";
                case Find _ -> "find";
            };
        }
    }

    /** Something that the provider acts on. When its answer is lost it may have acted, and is asked before it is told again. */
    sealed interface Act extends Ask {}

    /** A question. */
    sealed interface Look extends Ask {}

    /** Let the provider know the payment, unconfirmed: no money moves. */
    record Create() implements Act {}

    /** Reserve the money. */
    record Confirm() implements Act {}

    /** Take it. */
    record Capture() implements Act {}

    /** Free it. */
    record Cancel() implements Act {}

    /** Give it back. */
    record Refund() implements Act {}

    /** Ask where the payment stands, by the provider's id. */
    record Retrieve() implements Look {}

    /** Ask whether there is such a payment, by its metadata. */
    record Find() implements Look {}

    /** It follows from the ledger alone. */
    record Conclude(PaymentStanding state, @Nullable String code) implements PaymentStep {}

    /** Tell the owner of the seats. */
    record Report(PaymentResult outcome) implements PaymentStep {}
}
