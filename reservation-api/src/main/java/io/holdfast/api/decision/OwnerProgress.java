package io.holdfast.api.decision;

import io.holdfast.api.model.Position;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
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
     */
    public record Standing(int undecided, Duration oldest, double perSecond) {}

    private final LongSupplier nanoTime;
    private final ConcurrentMap<Integer, PartitionProgress> partitions = new ConcurrentHashMap<>();

    /**
     * Nothing is behind yet.
     *
     * @param nanoTime monotonic clock
     */
    public OwnerProgress(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    public void acknowledged(Position position) {
        of(position.partition()).acknowledged(position.offset(), nanoTime.getAsLong());
    }

    public void decided(Position cause) {
        of(cause.partition()).decided(cause.offset(), nanoTime.getAsLong());
    }

    public Standing standing(int partition) {
        return of(partition).standing(nanoTime.getAsLong());
    }

    /** How long the oldest of all undecided commands has waited; zero if there is none. */
    public Duration oldest() {
        long now = nanoTime.getAsLong();
        return partitions.values().stream()
                .map(partition -> partition.standing(now).oldest())
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

        private record Undecided(long offset, long sinceNanos) {}

        private final Deque<Undecided> undecided = new ArrayDeque<>();
        private final RateMeter pace;
        private long decided = -1;

        PartitionProgress(long now) {
            this.pace = new RateMeter(now);
        }

        synchronized void acknowledged(long offset, long now) {
            if (offset <= decided) {
                // Its decision was faster than the acknowledgement.
                pace.add(1, now);
                return;
            }
            if (undecided.size() == MAX_REMEMBERED) {
                undecided.removeFirst();
            }
            undecided.addLast(new Undecided(offset, now));
        }

        synchronized void decided(long offset, long now) {
            if (offset <= decided) {
                return;
            }
            decided = offset;
            int settled = 0;
            while (!undecided.isEmpty() && undecided.getFirst().offset() <= offset) {
                undecided.removeFirst();
                settled++;
            }
            if (settled > 0) {
                pace.add(settled, now);
            }
        }

        synchronized Standing standing(long now) {
            while (!undecided.isEmpty() && age(undecided.getFirst(), now) > KEPT.toNanos()) {
                undecided.removeFirst();
            }
            long oldest = undecided.isEmpty() ? 0 : age(undecided.getFirst(), now);
            return new Standing(undecided.size(), Duration.ofNanos(oldest), pace.perSecond(now));
        }

        private static long age(Undecided command, long now) {
            return now - command.sinceNanos();
        }
    }
}
