package io.holdfast.api.seats;

import io.holdfast.api.decision.Changes;
import io.holdfast.api.model.SeatStatus;
import io.holdfast.api.view.ViewPosition;
import io.holdfast.api.view.Views;
import io.holdfast.schemas.LogPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes of the seats of one event that the test makes, one after the other, on partition 3 from offset 0 on. */
public final class FakeFeed implements SeatFeed {

    private static final int PARTITION = 3;

    private final Views views;
    private final List<SeatChange> changes = new ArrayList<>();
    private long forgotten = -1;

    public FakeFeed(Views views) {
        this.views = views;
    }

    public static ViewPosition at(long offset) {
        return new ViewPosition(PARTITION, offset);
    }

    public synchronized void change(String seat, SeatStatus status) {
        long offset = changes.size();
        changes.add(
                new SeatChange(at(offset), true, seat, status, Optional.of(new LogPosition(PARTITION, 100 + offset))));
        notifyAll();
    }

    /** Keeps only what is behind this offset. */
    public synchronized void forget(long upTo) {
        forgotten = upTo;
        notifyAll();
    }

    public synchronized void reset() {
        changes.clear();
        forgotten = -1;
    }

    @Override
    public synchronized Snapshot snapshot(String event) {
        return new Snapshot(views.seats(event), at(changes.size() - 1L));
    }

    @Override
    public synchronized boolean resumes(String event, ViewPosition position, Duration wait) {
        return position.partition() == PARTITION
                && position.offset() >= forgotten
                && position.offset() < changes.size();
    }

    @Override
    public synchronized Optional<Changes> behind(String event, ViewPosition position, int most) {
        if (position.offset() < forgotten) {
            return Optional.empty();
        }
        List<SeatChange> next = changes.stream()
                .filter(change -> change.at().offset() > position.offset())
                .limit(most)
                .toList();
        return Optional.of(
                new Changes(next, next.isEmpty() ? position : next.getLast().at()));
    }

    @Override
    public synchronized boolean await(String event, ViewPosition position, Duration wait) throws InterruptedException {
        long end = System.nanoTime() + wait.toNanos();
        while (position.offset() >= forgotten && position.offset() >= changes.size() - 1L) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
