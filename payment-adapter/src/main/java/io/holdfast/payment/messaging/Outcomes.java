package io.holdfast.payment.messaging;

import io.holdfast.payment.payment.Outcome;
import io.holdfast.payment.payment.Payment;

/** Tells the owner of the seats. */
public interface Outcomes {

    /**
     * Puts an outcome on the log, and returns once every in-sync replica has it.
     *
     * @throws io.holdfast.shell.WriteException if that can't be had
     */
    void report(Payment payment, Outcome outcome);
}
