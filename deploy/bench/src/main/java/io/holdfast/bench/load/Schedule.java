package io.holdfast.bench.load;

import java.util.Locale;

/**
 * When arrivals are due: at a constant rate, whatever became of the earlier ones. Latency is counted from here, so that a stall is seen by
 * everyone who would have arrived during it (Gil Tene's "coordinated omission").
 *
 * @param ratePerSecond arrivals in a second
 */
public record Schedule(double ratePerSecond, long arrivals) implements Load {

    private static final double NANOS = 1e9;

    /** Rejects what never ends or never begins. */
    public Schedule {
        if (!(ratePerSecond > 0) || Double.isInfinite(ratePerSecond)) {
            throw new IllegalArgumentException("rate must be positive");
        }
        if (arrivals < 0) {
            throw new IllegalArgumentException("arrivals must not be negative");
        }
    }

    /** Arrivals at a rate, for a number of seconds. */
    public static Schedule of(double ratePerSecond, int seconds) {
        return new Schedule(ratePerSecond, Math.round(ratePerSecond * seconds));
    }

    /** Nanoseconds from the beginning until an arrival is due. From the count, not from the last one: errors do not add up. */
    long dueNanos(long arrival) {
        return (long) (arrival * (NANOS / ratePerSecond));
    }

    /** Nanoseconds from the beginning until the one after the last would be due. */
    @Override
    public long endNanos() {
        return dueNanos(arrivals);
    }

    @Override
    public String words() {
        return String.format(Locale.ROOT, "%.0f/s", ratePerSecond);
    }
}
