package io.holdfast.receipt;

import io.holdfast.receipt.ledger.Contacts;
import io.holdfast.receipt.receipt.ContactLookup;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Contacts in memory. */
public final class FakeContacts implements Contacts {

    private final Map<ReceiptKey, ContactLookup> known = new ConcurrentHashMap<>();
    private volatile CompletableFuture<Void> caughtUp = CompletableFuture.completedFuture(null);

    public void reset() {
        known.clear();
        caughtUp = CompletableFuture.completedFuture(null);
    }

    public void put(ReceiptKey key, String address) {
        known.put(key, new ContactLookup.Known(address));
    }

    public void unreadable(ReceiptKey key) {
        known.put(key, new ContactLookup.Unreadable());
    }

    public void erase(ReceiptKey key) {
        known.remove(key);
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
    public Uni<Void> caughtUp() {
        return Uni.createFrom().completionStage(() -> caughtUp);
    }
}
