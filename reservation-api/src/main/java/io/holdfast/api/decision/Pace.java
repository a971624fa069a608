package io.holdfast.api.decision;

import java.time.Duration;

/** How many things a second happen: in the last second that is over, or in the one that has begun, where that is more already. */
public final class Pace {

    private static final long WINDOW = Duration.ofSeconds(1).toNanos();

    /** What a second has begun with says something from here on: some commits of the owner have passed. */
    private static final long ENOUGH = WINDOW / 10;

    private long since;
    private long count;
    private double last;

    public Pace(long now) {
        this.since = now;
    }

    public synchronized void add(int more, long now) {
        roll(now);
        count += more;
    }

    public synchronized double perSecond(long now) {
        roll(now);
        long lasted = now - since;
        return lasted < ENOUGH ? last : Math.max(last, perSecond(count, lasted));
    }

    /** Nothing for a while is a window as well, of which nothing is left but that. */
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
