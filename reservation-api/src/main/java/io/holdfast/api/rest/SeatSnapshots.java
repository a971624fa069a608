package io.holdfast.api.rest;

import io.holdfast.api.answer.Event;
import io.holdfast.api.answer.Position;
import io.holdfast.api.answer.SeatMap;
import io.holdfast.api.view.SeatFeed;
import io.holdfast.api.view.SeatsSeen;
import io.holdfast.api.view.ViewPosition;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Snapshots of seats, ready to be sent. A crowd that comes at once shares one: it is a second old at most, and what it lacks follows it. */
@ApplicationScoped
class SeatSnapshots {

    private static final long FRESH_NS = TimeUnit.SECONDS.toNanos(1);

    /** Beyond so many, those that are not fresh go. Of the largest event, 100,000 seats, one takes 2.5 MB. */
    private static final int KEPT = 8;

    /**
     * A snapshot.
     *
     * @param bytes the event as it is sent; not to be changed
     * @param upTo how far it had come
     * @param takenNs when, by the clock of {@link System#nanoTime}
     */
    record Encoded(Buffer bytes, ViewPosition upTo, long takenNs) {}

    private final SeatFeed feed;
    private final ConcurrentMap<String, Kept> kept = new ConcurrentHashMap<>();

    SeatSnapshots(SeatFeed feed) {
        this.feed = feed;
    }

    Encoded of(Event event) throws InterruptedException {
        forgetStale();
        // Those who ask for the same event at once wait for one to be made.
        Kept place = kept.computeIfAbsent(event.id(), _ -> new Kept());
        place.making.lockInterruptibly();
        try {
            Encoded latest = place.latest;
            if (latest != null && isFresh(latest) && feed.resumes(event.id(), latest.upTo(), Duration.ZERO)) {
                return latest;
            }
            Encoded made = make(event);
            place.latest = made;
            return made;
        } finally {
            place.making.unlock();
        }
    }

    private void forgetStale() {
        if (kept.size() > KEPT) {
            kept.values().removeIf(place -> {
                Encoded latest = place.latest;
                return latest != null && !isFresh(latest);
            });
        }
    }

    private static boolean isFresh(Encoded snapshot) {
        return System.nanoTime() - snapshot.takenNs() < FRESH_NS;
    }

    /** The latest of one event. */
    private static final class Kept {
        private final ReentrantLock making = new ReentrantLock();
        private volatile @Nullable Encoded latest;
    }

    private Encoded make(Event event) {
        SeatFeed.Snapshot taken = feed.snapshot(event.id());
        SeatsSeen seats = taken.seats();
        Position evidence = seats.newest()
                .filter(newest -> newest.reaches(event.decided().position()))
                .orElse(event.decided().position());
        byte[] bytes = SeatEvents.snapshot(
                event.id(), SeatMap.of(event, Optional.empty(), seats.taken()), evidence, taken.upTo());
        return new Encoded(Buffer.buffer(bytes), taken.upTo(), System.nanoTime());
    }
}
