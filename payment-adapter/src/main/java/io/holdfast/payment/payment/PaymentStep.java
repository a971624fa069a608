package io.holdfast.payment.payment;

import org.jspecify.annotations.Nullable;

/** What comes next for a payment. */
public sealed interface PaymentStep {

    /** Something for the provider. */
    sealed interface Ask extends PaymentStep {}

    /** Something that the provider acts on. When its answer is lost it may have acted, and is asked before it is told again. */
    sealed interface Act extends Ask {

        /** The last part of its idempotency key. */
        String verb();
    }

    /** A question. */
    sealed interface Look extends Ask {}

    /** Let the provider know the payment, unconfirmed: no money moves. */
    record Create() implements Act {
        @Override
        public String verb() {
            return "create";
        }
    }

    /** Reserve the money. */
    record Confirm() implements Act {
        @Override
        public String verb() {
            return "confirm";
        }
    }

    /** Take it. */
    record Capture() implements Act {
        @Override
        public String verb() {
            return "capture";
        }
    }

    /** Free it. */
    record Cancel() implements Act {
        @Override
        public String verb() {
            return "cancel";
        }
    }

    /** Give it back. */
    record Refund() implements Act {
        @Override
        public String verb() {
            return "refund";
        }
    }

    /** Ask where the payment stands, by the provider's id. */
    record Retrieve() implements Look {}

    /** Ask whether there is such a payment, by its metadata. */
    record Find() implements Look {}

    /** It follows from the ledger alone. */
    record Conclude(PaymentStanding state, @Nullable String code) implements PaymentStep {}

    /** Tell the owner of the seats. */
    record Report(PaymentResult outcome) implements PaymentStep {}
}
