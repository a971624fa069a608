package io.holdfast.payment.messaging;

import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentResult;

/** Tells the owner of the seats. */
public interface PaymentResults {

    /**
     * Puts an outcome on the log, and returns once every in-sync replica has it.
     *
     * @throws io.holdfast.shell.WriteException if that can't be had
     */
    void report(Payment payment, PaymentResult outcome);
}
