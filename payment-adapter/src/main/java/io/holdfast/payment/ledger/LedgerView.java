package io.holdfast.payment.ledger;

import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentId;
import io.holdfast.payment.payment.State;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The newest entry of each payment, in memory. */
final class LedgerView {

    private record Entry(long offset, @Nullable Payment payment) {}

    private final Map<PaymentId, Entry> entries = new ConcurrentHashMap<>();

    /** Those that {@link #unsettled} and {@link #unpaid} look through: few of many. */
    private final Set<PaymentId> open = ConcurrentHashMap.newKeySet();

    /**
     * Takes an entry over, unless a newer one is known: what this instance wrote is known before it is read back.
     *
     * @param offset where it is in its partition; every entry of a payment is in the same one
     * @param payment null where the entry was deleted
     */
    void apply(PaymentId id, long offset, @Nullable Payment payment) {
        entries.compute(id, (_, known) -> {
            if (known != null && offset < known.offset()) {
                return known;
            }
            if (payment != null && (!payment.settled() || payment.unpaid())) {
                open.add(id);
            } else {
                open.remove(id);
            }
            return new Entry(offset, payment);
        });
    }

    @Nullable
    Payment find(PaymentId id) {
        Entry entry = entries.get(id);
        return entry == null ? null : entry.payment();
    }

    List<Payment> unsettled() {
        return open(payment -> !payment.settled());
    }

    /** Sales whose money was not taken as it should have been, and that no later attempt paid. */
    List<Payment> unpaid() {
        return open(payment -> payment.settled() && payment.unpaid() && !paidLater(payment.id()));
    }

    private List<Payment> open(Predicate<Payment> which) {
        return open.stream()
                .map(this::find)
                .filter(Objects::nonNull)
                .filter(which)
                .toList();
    }

    private boolean paidLater(PaymentId id) {
        for (PaymentId next = id.next(); find(next) != null; next = next.next()) {
            Payment later = find(next);
            if (later != null && later.standing().state() == State.CAPTURED) {
                return true;
            }
        }
        return false;
    }
}
