package io.holdfast.api.seats;

import io.holdfast.api.view.ViewPosition;
import io.holdfast.api.view.ViewPositions;
import io.holdfast.api.view.Views;
import io.holdfast.api.view.store.StateRecord;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topics;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;

/** The seats from the view, and their changes from the journal of what went into it. */
public final class JournalFeed implements SeatFeed {

    /** While waiting for the view to come as far as another instance's. */
    private static final long PACE_MS = 10;

    private final SeatJournal journal;
    private final Views views;
    private final ViewPositions positions;
    private final Partitions partitions;
    private final ChangeSignal bell = new ChangeSignal();

    public JournalFeed(SeatJournal journal, Views views, ViewPositions positions, Partitions partitions) {
        this.partitions = partitions;
        this.journal = journal;
        this.views = views;
        this.positions = positions;
    }

    /**
     * A state can be read from the view. What is restored is no change to be told of: compaction may have taken states whose seats a reader saw,
     * and what became of these would be missing. So the journal begins behind the restore, and a reader that asks for what was before gets a
     * snapshot.
     */
    public void stored(StateRecord record) {
        if (views.ready()) {
            journal.add(record).forEach(bell::ring);
        }
    }

    @Override
    public Snapshot snapshot(String event) {
        // The place is taken first: what is claimed to be in the snapshot was in the store when it was read.
        int partition = partition(event);
        long upTo = reached(partition);
        return new Snapshot(views.seats(event), new ViewPosition(partition, upTo));
    }

    @Override
    public boolean resumes(String event, ViewPosition position, Duration wait) throws InterruptedException {
        if (position.partition() != partition(event)) {
            return false;
        }
        long end = System.nanoTime() + wait.toNanos();
        while (reached(position.partition()) < position.offset()) {
            if (System.nanoTime() >= end) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(PACE_MS);
        }
        return journal.has(position.partition(), position.offset());
    }

    private long reached(int partition) {
        positions
                .next(new TopicPartition(Topics.STATE.name(), partition))
                .ifPresent(next -> journal.know(partition, next - 1));
        return journal.position(partition);
    }

    @Override
    public Optional<Changes> behind(String event, ViewPosition position, int most) {
        return journal.behind(event, position, most);
    }

    @Override
    public boolean await(String event, ViewPosition position, Duration wait) throws InterruptedException {
        return bell.await(
                event,
                wait,
                () -> journal.behind(event, position, 1)
                        .filter(read -> read.changes().isEmpty())
                        .isEmpty());
    }

    private int partition(String event) {
        return partitions.of(event);
    }
}
