package io.holdfast.hold.topology;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a broker's clock shows now, as far as this machine can tell: the stamp that a broker gave last, and the time that has passed since.
 * This machine's own clock may be hours off without anybody noticing, so deadlines are not held against it; it only serves to find out that
 * the machine stood still, which a clock of elapsed time does not count.
 */
public final class BrokerClock {

    /** Clocks of two kinds drift apart by milliseconds an hour; more is a machine that stood still, or a clock that was set. */
    private static final long DOUBTFUL_MS = 500;

    private record Reading(long stampMs, long elapsedMs, long wallMs) {}

    private final LongSupplier elapsedMs;
    private final LongSupplier wallMs;
    private @Nullable Reading reading;

    /**
     * Reads time from these two.
     *
     * @param elapsedMs milliseconds since some instant, as {@link System#nanoTime} counts time
     * @param wallMs this machine's clock
     */
    public BrokerClock(LongSupplier elapsedMs, LongSupplier wallMs) {
        this.elapsedMs = elapsedMs;
        this.wallMs = wallMs;
    }

    /** Milliseconds since some instant, whatever the machine's clock is set to. */
    long elapsedMs() {
        return elapsedMs.getAsLong();
    }

    /** A broker stamped a record just now. */
    public synchronized void stamped(long stampMs) {
        reading = new Reading(stampMs, elapsedMs.getAsLong(), wallMs.getAsLong());
    }

    /** The time by the broker's clock; empty if it was never read, or if nobody can tell how much time has passed since. */
    synchronized Optional<Long> nowMs() {
        Reading last = reading;
        if (last == null) {
            return Optional.empty();
        }
        long elapsed = elapsedMs.getAsLong() - last.elapsedMs();
        long byTheWall = wallMs.getAsLong() - last.wallMs();
        return Math.abs(byTheWall - elapsed) > DOUBTFUL_MS ? Optional.empty() : Optional.of(last.stampMs() + elapsed);
    }
}
