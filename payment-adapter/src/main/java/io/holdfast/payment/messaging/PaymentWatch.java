package io.holdfast.payment.messaging;

import io.holdfast.payment.payment.Outcome;

/** Is told what happens, to count it. */
public interface PaymentWatch {

    /** An outcome is on the log. */
    void reported(Outcome outcome);

    /** The money of a payment that nobody accounted for was given back. */
    void orphanEnded();
}
