package io.holdfast.api.command;

import java.time.Duration;

/** The wait of one call, by the monotonic clock. */
final class Deadline {

    private final long startedNanos = System.nanoTime();
    private final Duration wait;

    Deadline(Duration wait) {
        this.wait = wait;
    }

    Duration waited() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    /** What is left of the wait; zero when it has ended. */
    Duration remaining() {
        Duration left = wait.minus(waited());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
