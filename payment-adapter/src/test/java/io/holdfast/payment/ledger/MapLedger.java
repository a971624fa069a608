package io.holdfast.payment.ledger;

import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A ledger in memory. */
public final class MapLedger implements Ledger {

    private final Map<PaymentId, Payment> entries = new ConcurrentHashMap<>();
    private final List<Payment> written = new ArrayList<>();

    @Override
    public @Nullable Payment find(PaymentId id) {
        return entries.get(id);
    }

    @Override
    public synchronized void write(Payment payment) {
        entries.put(payment.id(), payment);
        written.add(payment);
    }

    @Override
    public List<Payment> unsettled() {
        return entries.values().stream().filter(payment -> !payment.settled()).toList();
    }

    @Override
    public List<Payment> unpaid() {
        return entries.values().stream().filter(Payment::unpaid).toList();
    }

    public synchronized List<Payment> written() {
        return List.copyOf(written);
    }
}
