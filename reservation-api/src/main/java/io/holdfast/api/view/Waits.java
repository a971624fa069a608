package io.holdfast.api.view;

import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Waits that end by themselves, thousands at once. One wheel turns for all of them, every ten milliseconds: a wait with a time-out of the
 * JDK's own is entered with a thread that has to be woken for each, and nearly all are over long before their end.
 */
public final class Waits {

    private static final long TICK_MS = 10;
    private static final HashedWheelTimer WHEEL =
            new HashedWheelTimer(new DefaultThreadFactory("waits", true), TICK_MS, TimeUnit.MILLISECONDS);

    private Waits() {}

    /** Whether it is done within a wait, which may last some hundredths of a second longer; false at once where the thread is interrupted. */
    public static boolean within(CompletableFuture<?> done, Duration wait) {
        if (done.isDone()) {
            return true;
        }
        if (!wait.isPositive()) {
            return false;
        }
        var over = new CompletableFuture<Void>();
        Timeout timeout = WHEEL.newTimeout(_ -> over.complete(null), wait.toNanos(), TimeUnit.NANOSECONDS);
        try {
            CompletableFuture.anyOf(done, over).get();
            return done.isDone();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            timeout.cancel();
        }
    }
}
