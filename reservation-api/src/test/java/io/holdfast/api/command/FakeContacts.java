package io.holdfast.api.command;

import io.holdfast.api.publish.Contacts;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Contacts in memory. */
public final class FakeContacts implements Contacts {

    private final Map<String, String> addresses = new ConcurrentHashMap<>();
    private volatile boolean acknowledges = true;

    public void acknowledge(boolean acknowledges) {
        this.acknowledges = acknowledges;
    }

    public Map<String, String> addresses() {
        return Map.copyOf(addresses);
    }

    public void reset() {
        addresses.clear();
        acknowledges = true;
    }

    @Override
    public CompletableFuture<Boolean> write(String event, String reservation, String email) {
        addresses.put(event + "/" + reservation, email);
        return CompletableFuture.completedFuture(acknowledges);
    }

    @Override
    public CompletableFuture<Boolean> erase(String event, String reservation) {
        addresses.remove(event + "/" + reservation);
        return CompletableFuture.completedFuture(acknowledges);
    }
}
