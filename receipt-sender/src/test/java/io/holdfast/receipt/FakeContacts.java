package io.holdfast.receipt;

import io.holdfast.receipt.ledger.Contacts;
import io.holdfast.receipt.receipt.ContactLookup;
import io.holdfast.receipt.receipt.Destination;
import io.holdfast.receipt.receipt.ReceiptKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Contacts in memory. */
public final class FakeContacts implements Contacts {

    /** The address that each checkout of the tests names. */
    public static final Destination CHECKOUT = new Destination("print-a", OptionalLong.empty());

    private final AtomicLong offset = new AtomicLong();
    private volatile Consumer<ReceiptKey> changed = _ -> {};
    private final Map<ReceiptKey, ContactLookup> known = new ConcurrentHashMap<>();
    private volatile CompletableFuture<Void> caughtUp = CompletableFuture.completedFuture(null);

    public void reset() {
        known.clear();
        caughtUp = CompletableFuture.completedFuture(null);
    }

    /** As the checkout named it. */
    public void put(ReceiptKey key, String address) {
        known.put(key, new ContactLookup.Known(address, CHECKOUT));
    }

    /** In its place. */
    public Destination replace(ReceiptKey key, String address) {
        var destination = new Destination("print-" + address, OptionalLong.of(offset.incrementAndGet()));
        known.put(key, new ContactLookup.Known(address, destination));
        changed.accept(key);
        return destination;
    }

    public void unreadable(ReceiptKey key) {
        known.put(key, new ContactLookup.Unreadable());
    }

    public void erase(ReceiptKey key) {
        known.remove(key);
        changed.accept(key);
    }

    /** From now on those who wait for the contacts wait until this completes. */
    public CompletableFuture<Void> behind() {
        caughtUp = new CompletableFuture<>();
        return caughtUp;
    }

    @Override
    public ContactLookup find(ReceiptKey key, Optional<String> fingerprint) {
        return known.getOrDefault(key, new ContactLookup.Absent());
    }

    @Override
    public List<ReceiptKey> replaced() {
        return known.entrySet().stream()
                .filter(entry -> entry.getValue().replacement().isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public void onChange(Consumer<ReceiptKey> listener) {
        changed = listener;
    }

    @Override
    public CompletableFuture<Void> caughtUp() {
        return caughtUp;
    }
}
