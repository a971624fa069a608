package io.holdfast.api.http.seats;

import io.holdfast.api.http.seats.LargeAnswers.Lease;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.SeatMap;
import io.holdfast.api.region.ForeignSeats;
import io.holdfast.api.seats.SeatFeed;
import io.holdfast.api.view.ViewPosition;
import io.holdfast.api.view.Views.SeatsSeen;
import io.holdfast.schemas.LogPosition;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots of seats, ready to be sent. Those who come at about the same time share one: it is a second old at most, and what it lacks follows
 * it. While there is no room for another they share an older one, as long as all that it lacks is remembered.
 */
@ApplicationScoped
class SeatSnapshots {

    private static final long FRESH_NS = TimeUnit.SECONDS.toNanos(1);

    /** Events whose latest snapshot is kept; beyond it those that are not fresh go. */
    private static final int MAX_KEPT = 8;

    /**
     * A snapshot.
     *
     * @param bytes the event as it is sent; not to be changed
     * @param upTo how far it had come
     * @param takenNs when, by the monotonic clock
     */
    record Encoded(Buffer bytes, ViewPosition upTo, long takenNs) {}

    private final SeatFeed feed;
    private final ForeignSeats foreign;
    private final LargeAnswers answers;
    private final LongSupplier nanoTime;
    private final ConcurrentMap<String, Kept> kept = new ConcurrentHashMap<>();

    @Inject
    SeatSnapshots(SeatFeed feed, ForeignSeats foreign, LargeAnswers answers) {
        this(feed, foreign, answers, System::nanoTime);
    }

    SeatSnapshots(SeatFeed feed, ForeignSeats foreign, LargeAnswers answers, LongSupplier nanoTime) {
        this.foreign = foreign;
        this.feed = feed;
        this.answers = answers;
        this.nanoTime = nanoTime;
    }

    /** A snapshot, to be given back once it is sent; empty if there is neither one to share nor room for another. */
    Optional<Lease<Encoded>> of(Event event) throws InterruptedException {
        forgetStale();
        // Those who ask for the same event at once wait for one to be made.
        Kept place = kept.computeIfAbsent(event.id(), _ -> new Kept());
        place.making.lockInterruptibly();
        try {
            Optional<Lease<Encoded>> latest = place.share(event, feed);
            if (latest.filter(snapshot -> isFresh(snapshot.answer())).isPresent()) {
                return latest;
            }
            Optional<Lease<Encoded>> made = answers.make(event.seats(), () -> make(event));
            if (made.isEmpty()) {
                return latest;
            }
            latest.ifPresent(Lease::close);
            place.keep(made.get());
            return made;
        } finally {
            place.making.unlock();
        }
    }

    private void forgetStale() {
        if (kept.size() > MAX_KEPT) {
            kept.values().removeIf(place -> place.forget(this));
        }
    }

    private boolean isFresh(Encoded snapshot) {
        return nanoTime.getAsLong() - snapshot.takenNs() < FRESH_NS;
    }

    /** The latest of one event. */
    private static final class Kept {

        private final ReentrantLock making = new ReentrantLock();
        private @Nullable Lease<Encoded> latest;

        Optional<Lease<Encoded>> share(Event event, SeatFeed feed) throws InterruptedException {
            Lease<Encoded> shared = latest;
            return shared != null && feed.resumes(event.id(), shared.answer().upTo(), Duration.ZERO) && shared.share()
                    ? Optional.of(shared)
                    : Optional.empty();
        }

        void keep(Lease<Encoded> made) {
            drop();
            boolean shared = made.share();
            latest = shared ? made : null;
        }

        private void drop() {
            Lease<Encoded> before = latest;
            if (before != null) {
                before.close();
            }
            latest = null;
        }

        /** Whether it may be forgotten: nobody makes one, and the latest is not fresh. */
        boolean forget(SeatSnapshots snapshots) {
            if (!making.tryLock()) {
                return false;
            }
            try {
                Lease<Encoded> stale = latest;
                if (stale == null || snapshots.isFresh(stale.answer())) {
                    return false;
                }
                drop();
                return true;
            } finally {
                making.unlock();
            }
        }
    }

    private Encoded make(Event event) {
        SeatFeed.Snapshot taken = feed.snapshot(event.id());
        SeatsSeen seats = taken.seats();
        LogPosition evidence = seats.newest()
                .filter(newest -> newest.reaches(event.decided().position()))
                .orElse(event.decided().position());
        byte[] bytes = SeatEvents.snapshot(
                event.id(),
                SeatMap.of(event, Optional.empty(), seats.taken()),
                foreign.of(event, Optional.empty()),
                evidence,
                taken.upTo());
        return new Encoded(Buffer.buffer(bytes), taken.upTo(), nanoTime.getAsLong());
    }
}
