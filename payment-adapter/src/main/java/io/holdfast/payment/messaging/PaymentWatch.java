package io.holdfast.payment.messaging;

import io.holdfast.payment.payment.Outcome;
import io.holdfast.payment.payment.Payment;

/** Is told what happens, to count it; must not throw. */
public interface PaymentWatch {

    /** An outcome is on the log. */
    void reported(Payment payment, Outcome outcome);

    /** A request asked for nothing new of a payment: it was read again, or overtaken. */
    void repeated(Payment known);

    /** A request that can't be read goes to the dead letters. */
    void deadLetter();

    /** The money of a payment that nobody accounted for was given back. */
    void orphanEnded();

    /** Ignores everything. */
    PaymentWatch NONE = new PaymentWatch() {
        @Override
        public void reported(Payment payment, Outcome outcome) {}

        @Override
        public void repeated(Payment known) {}

        @Override
        public void deadLetter() {}

        @Override
        public void orphanEnded() {}
    };
}
