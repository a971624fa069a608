package io.holdfast.payment.messaging;

import io.holdfast.payment.ledger.Ledger;
import io.holdfast.payment.ledger.MapLedger;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does something of its own around the writing of entries; the rest is the ledger's in memory. */
interface AroundLedger extends Ledger {

    MapLedger ledger();

    @Override
    default @Nullable Payment find(PaymentId id) {
        return ledger().find(id);
    }

    @Override
    default List<Payment> unsettled() {
        return ledger().unsettled();
    }

    @Override
    default List<Payment> unpaid() {
        return ledger().unpaid();
    }
}
