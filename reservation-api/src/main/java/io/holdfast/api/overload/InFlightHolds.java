package io.holdfast.api.overload;

import io.holdfast.api.decision.RateMeter;
import io.holdfast.api.decision.TenantShares;
import io.holdfast.api.settings.Settings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How many holds are inside, from when they are read until they are answered. A new one waits about as long as these take at the pace at which
 * holds are answered (Little's law), wherever they queue: for a processor, for the log or for the owner. So a bound on their number bounds time.
 *
 * <p>The pace is the best one seen, since a pause says nothing of what can be done. Once the room has been crowded for a second, it is the pace of
 * that second: nothing but this instance and the owner held it back.
 */
@Singleton
public final class InFlightHolds {

    /** A room with fewer is not crowded, and lets in whatever comes: a pace can't be measured without anybody inside. */
    public static final int MIN_IN_FLIGHT = 100;

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final int most;
    private final Duration longest;
    private final LongSupplier nanoTime;
    private final RateMeter answers;
    private final TenantShares tenants = new TenantShares();
    private int inside;
    private long crowdedSince;
    private double best;

    /**
     * Bounds the holds of this instance.
     *
     * @param settings say how many may be inside at all, and how long these may take
     * @param nanoTime monotonic clock
     */
    public InFlightHolds(Settings settings, LongSupplier nanoTime) {
        this.most = settings.limits().waiting();
        this.longest = settings.limits().behind();
        this.nanoTime = nanoTime;
        this.answers = new RateMeter(nanoTime.getAsLong());
    }

    /** One more of a tenant is inside. */
    public synchronized void enter(Optional<String> tenant) {
        inside++;
        tenants.add(tenant);
        if (inside == MIN_IN_FLIGHT) {
            crowdedSince = nanoTime.getAsLong();
        }
    }

    /** One of them was answered. */
    public synchronized void leave(Optional<String> tenant) {
        inside--;
        tenants.remove(tenant);
        answers.add(1, nanoTime.getAsLong());
    }

    /** How many are inside. */
    public synchronized int inside() {
        return inside;
    }

    /** How much of them is one tenant's, from 0 to 1; 1 if the tenant is not known. */
    synchronized double part(Optional<String> tenant) {
        return tenants.part(tenant, inside);
    }

    /** How many may be, at the pace that is known. */
    public int limit() {
        double affordable = perSecond() * longest.toNanos() / SECOND;
        return Math.min(most, Math.max(MIN_IN_FLIGHT, (int) affordable));
    }

    synchronized double perSecond() {
        long now = nanoTime.getAsLong();
        double pace = answers.perSecond(now);
        boolean crowded = inside >= MIN_IN_FLIGHT && now - crowdedSince >= SECOND;
        best = crowded ? pace : Math.max(best, pace);
        return best;
    }
}
