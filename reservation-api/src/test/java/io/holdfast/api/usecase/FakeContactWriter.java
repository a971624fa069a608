package io.holdfast.api.usecase;

import io.holdfast.api.answer.States;
import io.holdfast.api.publish.ContactWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps contacts in memory. */
public final class FakeContactWriter implements ContactWriter {

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
    public String fingerprint(String event, String reservation, String email) {
        return States.print(email);
    }

    @Override
    public CompletableFuture<Boolean> write(
            String event, String reservation, Optional<String> fingerprint, String email) {
        addresses.put(key(event, reservation, fingerprint), email);
        return CompletableFuture.completedFuture(acknowledges);
    }

    @Override
    public CompletableFuture<Boolean> erase(String event, String reservation, String fingerprint) {
        addresses.remove(key(event, reservation, Optional.of(fingerprint)));
        return CompletableFuture.completedFuture(acknowledges);
    }

    @Override
    public CompletableFuture<Boolean> eraseAll(String event, String reservation) {
        addresses.keySet().removeIf(key -> (key + "/").startsWith(event + "/" + reservation + "/"));
        return CompletableFuture.completedFuture(acknowledges);
    }

    private static String key(String event, String reservation, Optional<String> fingerprint) {
        return event + "/" + reservation + fingerprint.map(print -> "/" + print).orElse("");
    }
}
