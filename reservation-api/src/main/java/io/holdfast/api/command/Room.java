package io.holdfast.api.command;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * How many holds are inside, from when they are read until they are answered. Whoever comes next waits about as long as these take at the
 * pace of the last second (Little's law), wherever they queue: for a processor, for the log or for the owner. So a bound on their number
 * bounds time.
 */
public final class Room {

    /** So many may always be inside: fewer do not tell a crowd from a pause, and a pace can't be measured of nobody. */
    static final int FEW = 500;

    private final int most;
    private final Duration longest;
    private final LongSupplier nanoTime;
    private final AtomicInteger inside = new AtomicInteger();
    private final Pace answers;

    /**
     * Nobody is inside yet.
     *
     * @param most how many may be inside at all
     * @param longest how long those inside may take
     * @param nanoTime monotonic clock
     */
    public Room(int most, Duration longest, LongSupplier nanoTime) {
        this.most = most;
        this.longest = longest;
        this.nanoTime = nanoTime;
        this.answers = new Pace(nanoTime.getAsLong());
    }

    /** One more is inside. */
    public void enter() {
        inside.incrementAndGet();
    }

    /** One of them was answered. */
    public void leave() {
        inside.decrementAndGet();
        answers.add(1, nanoTime.getAsLong());
    }

    /** How many are inside. */
    public int inside() {
        return inside.get();
    }

    /** How many may be, at the pace of now. */
    public int limit() {
        double affordable =
                perSecond() * longest.toNanos() / Duration.ofSeconds(1).toNanos();
        return Math.min(most, Math.max(FEW, (int) affordable));
    }

    double perSecond() {
        return answers.perSecond(nanoTime.getAsLong());
    }
}
