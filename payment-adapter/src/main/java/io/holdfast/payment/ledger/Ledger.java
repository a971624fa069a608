package io.holdfast.payment.ledger;

import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where each payment stands. */
public interface Ledger {

    /** What is known of a payment; null if it was never heard of. */
    @Nullable
    Payment find(PaymentId id);

    /**
     * Writes where a payment stands, and returns once every in-sync replica has it.
     *
     * @throws io.holdfast.shell.WriteException if that can't be had; the entry may have been written or not
     */
    void write(Payment payment);

    /** Every payment whose outcome is still to be found out or told. */
    List<Payment> unsettled();

    /** Every payment of a sale whose price was not taken, or in another amount, and that no later attempt paid. */
    List<Payment> unpaid();
}
