package io.holdfast.bench.load;

import java.util.concurrent.TimeUnit;

/**
 * A closed loop: each caller asks for something new as soon as it has an answer, so that each has a call under way all the time. It finds the
 * throughput at that concurrency; its latencies hide a stall, which ends its callers' asking ("coordinated omission").
 */
public record ClosedLoop(int callers, int seconds) implements Load {

    /** More than any target answers here, so that there are seats enough. */
    private static final int MAX_PER_SECOND = 20_000;

    /** Rejects what never begins. */
    public ClosedLoop {
        if (callers < 1 || seconds < 1) {
            throw new IllegalArgumentException("a closed loop has callers, and lasts");
        }
    }

    @Override
    public long arrivals() {
        return (long) seconds * MAX_PER_SECOND;
    }

    @Override
    public long endNanos() {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    @Override
    public String words() {
        return callers + " callers";
    }
}
