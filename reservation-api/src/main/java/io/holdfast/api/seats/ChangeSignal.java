package io.holdfast.api.seats;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Wakes those who wait for a change of an event. Ringing costs the same whether one waits or a thousand. */
final class ChangeSignal {

    private final ConcurrentMap<String, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();

    void ring(String event) {
        var rung = waiting.remove(event);
        if (rung != null) {
            // Completed asynchronously: the caller is the thread of the view and must not run the waiters.
            var _ = rung.completeAsync(() -> null);
        }
    }

    /**
     * Returns true if it rang, or there is nothing to wait for; false if the wait ended first.
     *
     * @param already looked at after taking a place at the bell, so that no ring is missed
     */
    boolean await(String event, Duration wait, BooleanSupplier already) throws InterruptedException {
        var ring = waiting.computeIfAbsent(event, _ -> new CompletableFuture<>());
        if (already.getAsBoolean()) {
            return true;
        }
        try {
            ring.get(wait.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException quiet) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
