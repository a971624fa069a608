package io.holdfast.payment.ledger;

import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The newest entry of each payment, in memory. */
final class LedgerView {

    private record Entry(long offset, @Nullable Payment payment) {}

    private final Map<PaymentId, Entry> entries = new ConcurrentHashMap<>();

    /**
     * Takes an entry over, unless a newer one is known: what this instance wrote is known before it is read back.
     *
     * @param offset where it is in its partition; every entry of a payment is in the same one
     * @param payment null where the entry was deleted
     */
    void apply(PaymentId id, long offset, @Nullable Payment payment) {
        entries.merge(id, new Entry(offset, payment), (known, read) -> read.offset() >= known.offset() ? read : known);
    }

    @Nullable
    Payment find(PaymentId id) {
        Entry entry = entries.get(id);
        return entry == null ? null : entry.payment();
    }

    List<Payment> unsettled() {
        return entries.values().stream()
                .<Payment>mapMulti((entry, unsettled) -> {
                    Payment payment = entry.payment();
                    if (payment != null && !payment.settled()) {
                        unsettled.accept(payment);
                    }
                })
                .toList();
    }
}
