package io.holdfast.api.decision;

import java.time.Duration;

/** How many things a second happen: in the last second that is over, or in the one that has begun if that is more already. */
public final class RateMeter {

    private static final long WINDOW = Duration.ofSeconds(1).toNanos();

    /** Minimum time before the current window is used: a shorter one may contain no commit of the owner. */
    private static final long MIN_WINDOW_NS = WINDOW / 10;

    private long since;
    private long count;
    private double last;

    public RateMeter(long now) {
        this.since = now;
    }

    public synchronized void add(int more, long now) {
        roll(now);
        count += more;
    }

    public synchronized double perSecond(long now) {
        roll(now);
        long lasted = now - since;
        return lasted < MIN_WINDOW_NS ? last : Math.max(last, perSecond(count, lasted));
    }

    /** After a pause, the whole pause counts as one window. */
    private void roll(long now) {
        long lasted = now - since;
        if (lasted >= WINDOW) {
            last = perSecond(count, lasted);
            count = 0;
            since = now;
        }
    }

    private static double perSecond(long count, long nanos) {
        return (double) count * WINDOW / nanos;
    }
}
