package io.holdfast.api.fence;

import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Waits that end by themselves, thousands at once, and all of them when this instance stops. One wheel turns for all, every ten milliseconds:
 * a wait with a time-out of the JDK's own is entered with a thread that has to be woken for each, and nearly all are over long before their
 * end.
 */
@Singleton
public final class Waits {

    private static final long TICK_MS = 10;
    private static final HashedWheelTimer WHEEL =
            new HashedWheelTimer(new DefaultThreadFactory("waits", true), TICK_MS, TimeUnit.MILLISECONDS);

    private final Set<CompletableFuture<Void>> open = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    /**
     * Whether it is done within a wait, which may last some hundredths of a second longer; false at once if the thread is interrupted,
     * or this instance stops.
     */
    @SuppressWarnings("CollectionUndefinedEquality") // A wait is equal to itself alone, as is meant.
    public boolean within(CompletableFuture<?> done, Duration wait) {
        if (done.isDone()) {
            return true;
        }
        if (!wait.isPositive()) {
            return false;
        }
        var over = new CompletableFuture<Void>();
        Timeout timeout = WHEEL.newTimeout(_ -> over.complete(null), wait.toNanos(), TimeUnit.NANOSECONDS);
        open.add(over);
        try {
            // Looked at behind the registration: a wait that begins while all are ended is ended, too.
            if (!ended) {
                CompletableFuture.anyOf(done, over).get();
            }
            return done.isDone();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            open.remove(over);
            timeout.cancel();
        }
    }

    /** Callers are told what is known before the server waits for the calls that are under way. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        end();
    }

    /** Ends every wait, now and from now on: who waits is told what is known. */
    public void end() {
        ended = true;
        open.forEach(over -> over.complete(null));
    }
}
