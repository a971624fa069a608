package io.holdfast.receipt;

import io.holdfast.receipt.ledger.Ledger;
import io.holdfast.receipt.receipt.LedgerEntry;
import io.holdfast.receipt.receipt.Parked;
import io.holdfast.receipt.receipt.ReceiptKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A ledger in memory. */
public final class FakeLedger implements Ledger {

    private final Map<ReceiptKey, LedgerEntry> entries = new ConcurrentHashMap<>();
    private final List<ReceiptKey> written = new CopyOnWriteArrayList<>();
    private final List<LedgerEntry> history = new CopyOnWriteArrayList<>();
    private final List<String> traceParents = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Void> caughtUp = CompletableFuture.completedFuture(null);
    private volatile Optional<RuntimeException> broken = Optional.empty();

    public void reset() {
        entries.clear();
        written.clear();
        history.clear();
        caughtUp = CompletableFuture.completedFuture(null);
        broken = Optional.empty();
    }

    public void put(ReceiptKey key, LedgerEntry entry) {
        entries.put(key, entry);
    }

    /** From now on those who wait for the ledger wait until this completes. */
    public CompletableFuture<Void> behind() {
        caughtUp = new CompletableFuture<>();
        return caughtUp;
    }

    public void breakWrites(RuntimeException failure) {
        broken = Optional.of(failure);
    }

    public List<ReceiptKey> written() {
        return written;
    }

    /** The entries in the order in which they were written. */
    public List<LedgerEntry> history() {
        return history;
    }

    /** What the entries carry. */
    public List<String> traceParents() {
        return traceParents;
    }

    @Override
    public Optional<LedgerEntry> find(ReceiptKey key) {
        return Optional.ofNullable(entries.get(key));
    }

    @Override
    public List<Parked> parked() {
        return entries.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof LedgerEntry.Parked)
                .map(entry -> new Parked(entry.getKey(), (LedgerEntry.Parked) entry.getValue()))
                .toList();
    }

    @Override
    public List<ReceiptKey> pending() {
        return entries.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof LedgerEntry.Pending)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public CompletableFuture<Void> caughtUp(int partition) {
        return caughtUp;
    }

    @Override
    public int illegible() {
        return 0;
    }

    @Override
    public void write(ReceiptKey key, LedgerEntry entry, @Nullable String traceParent) {
        if (broken.isPresent()) {
            throw broken.get();
        }
        entries.put(key, entry);
        written.add(key);
        history.add(entry);
        traceParents.add(String.valueOf(traceParent));
    }
}
