package io.holdfast.payment.messaging;

import java.util.concurrent.CompletableFuture;

/** The time for which this instance has a partition. */
final class Tenure {

    private final CompletableFuture<Void> begun;
    private volatile boolean over;

    /** A tenure that begins once this completes: what the predecessor wrote is seen then. */
    Tenure(CompletableFuture<Void> begun) {
        this.begun = begun;
    }

    /** Completes once payments of the partition may be handled. */
    CompletableFuture<Void> begun() {
        return begun;
    }

    /** Whether payments of the partition may be handled now. */
    boolean holds() {
        return !over && begun.isDone() && !begun.isCompletedExceptionally();
    }

    /** Ends it: whoever has the partition next must not be written over. */
    void end() {
        over = true;
    }
}
