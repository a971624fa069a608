package io.holdfast.api.decision;

import io.holdfast.api.model.Position;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * How far the owner of each partition is behind with this instance's commands: those that the log has acknowledged and whose decision has not
 * been seen. A partition is decided in its order, so a decision settles everything before it, also what never shows up in a view.
 */
@Singleton
public final class OwnerProgress {

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

    public PartitionProgress.Standing standing(int partition) {
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
}
