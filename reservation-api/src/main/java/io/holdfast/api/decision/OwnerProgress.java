package io.holdfast.api.decision;

import io.holdfast.schemas.LogPosition;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * How far the owner of each partition is behind with this instance's commands: those that the log has acknowledged and whose decision has not
 * been seen. A partition is decided in its order, so a decision settles everything before it, also what never shows up in a view.
 */
@Singleton
public final class OwnerProgress {

    /** As long as an attempt is remembered: an owner that is away for longer is asked anew, by a few. */
    static final Duration KEPT = Duration.ofSeconds(60);

    /**
     * What is known of a partition.
     *
     * @param undecided commands without a known decision
     * @param oldest how long the first of them has waited
     * @param perSecond the number of this instance's commands that are decided in a second
     * @param part how much of what is undecided is one tenant's, from 0 to 1; 1 if the tenant is not known
     */
    public record Standing(int undecided, Duration oldest, double perSecond, double part) {}

    private final LongSupplier nanoTime;
    private final ConcurrentMap<Integer, PartitionProgress> partitions = new ConcurrentHashMap<>();

    /**
     * Measures by this clock.
     *
     * @param nanoTime monotonic clock
     */
    public OwnerProgress(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The log has a command of this tenant. */
    public void acknowledged(LogPosition position, Optional<String> tenant) {
        of(position.partition()).acknowledged(position.offset(), tenant, nanoTime.getAsLong());
    }

    public void decided(LogPosition cause) {
        of(cause.partition()).decided(cause.offset(), nanoTime.getAsLong());
    }

    /** What is known of a partition, as far as it concerns a tenant. */
    public Standing standing(int partition, Optional<String> tenant) {
        return of(partition).standing(tenant, nanoTime.getAsLong());
    }

    /** How long the oldest of all undecided commands has waited; zero if there is none. */
    public Duration oldest() {
        long now = nanoTime.getAsLong();
        return partitions.values().stream()
                .map(partition -> partition.oldest(now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private PartitionProgress of(int partition) {
        PartitionProgress known = partitions.get(partition);
        return known == null
                ? partitions.computeIfAbsent(partition, _ -> new PartitionProgress(nanoTime.getAsLong()))
                : known;
    }

    /** The undecided commands of one partition, in the order of the log. Each comes and goes once: nothing here looks through them. */
    private static final class PartitionProgress {

        /** Upper bound of remembered commands: beyond it only the fact that the partition is behind matters. */
        private static final int MAX_REMEMBERED = 10_000;

        private record Undecided(long offset, Optional<String> tenant, long sinceNanos) {}

        private final Deque<Undecided> undecided = new ArrayDeque<>();
        private final TenantShares tenants = new TenantShares();
        private final RateMeter pace;
        private long decided = -1;

        PartitionProgress(long now) {
            this.pace = new RateMeter(now);
        }

        synchronized void acknowledged(long offset, Optional<String> tenant, long now) {
            if (offset <= decided) {
                // Its decision was faster than the acknowledgement.
                pace.add(1, now);
                return;
            }
            if (undecided.size() == MAX_REMEMBERED) {
                removeFirst();
            }
            undecided.addLast(new Undecided(offset, tenant, now));
            tenants.add(tenant);
        }

        synchronized void decided(long offset, long now) {
            if (offset <= decided) {
                return;
            }
            decided = offset;
            int settled = 0;
            while (!undecided.isEmpty() && undecided.getFirst().offset() <= offset) {
                removeFirst();
                settled++;
            }
            if (settled > 0) {
                pace.add(settled, now);
            }
        }

        synchronized Standing standing(Optional<String> tenant, long now) {
            Duration oldest = oldest(now);
            int all = undecided.size();
            return new Standing(all, oldest, pace.perSecond(now), tenants.part(tenant, all));
        }

        synchronized Duration oldest(long now) {
            while (!undecided.isEmpty() && age(undecided.getFirst(), now) > KEPT.toNanos()) {
                removeFirst();
            }
            return Duration.ofNanos(undecided.isEmpty() ? 0 : age(undecided.getFirst(), now));
        }

        private void removeFirst() {
            tenants.remove(undecided.removeFirst().tenant());
        }

        private static long age(Undecided command, long now) {
            return now - command.sinceNanos();
        }
    }
}
