package io.holdfast.api.seats;

import io.holdfast.api.decision.SharedPlaces;
import io.holdfast.api.seats.SeatFeed.Changes;
import io.holdfast.api.settings.Settings;
import io.holdfast.api.settings.TenantLimits;
import io.holdfast.api.view.ViewPosition;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Streams of an event's seats. A stream has a place in what is published and nothing else: its reader takes what is behind that place at its
 * own speed, and one that is too slow for what is remembered gets a new snapshot.
 */
@Singleton
public final class SeatStreams {

    /** Changes that are handed over at once, at most: a few tens of kilobytes. */
    private static final int BATCH = 256;

    /** Between two hand-overs: a crowd that looks at a rush is woken fifty times a second, not for each seat. */
    private static final long PACE_MS = 20;

    /** Shorter than the patience of the proxies on the way, which is seldom below half a minute. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    /** How far another instance's view can be ahead of this one's; a place farther on is of another cluster, or made up. */
    private static final Duration AHEAD = Duration.ofSeconds(1);

    private final SeatFeed feed;
    private final Duration quiet;
    private final SharedPlaces places;

    /**
     * Follows this feed.
     *
     * @param settings say how many streams may be open at once
     * @param tenant says how many of them may be one tenant's
     */
    @Inject
    public SeatStreams(SeatFeed feed, Settings settings, TenantLimits tenant) {
        this(feed, settings.limits().streams(), tenant.streams(), QUIET);
    }

    SeatStreams(SeatFeed feed, int capacity, int capacityOfTenant, Duration quiet) {
        this.feed = feed;
        this.quiet = quiet;
        this.places = new SharedPlaces(capacity, _ -> capacityOfTenant);
    }

    /** How many are open. */
    public int open() {
        return places.taken();
    }

    /**
     * Takes a place; false if none is left. The caller gives it back.
     *
     * @param tenant whose stream it is; empty if that is not known
     */
    public boolean enter(Optional<String> tenant) {
        return places.enter(tenant);
    }

    /** Gives a place back. */
    public void leave(Optional<String> tenant) {
        places.leave(tenant);
    }

    /**
     * Hands over what becomes of an event's seats, until the thread is interrupted or the reader is gone.
     *
     * @param after where the reader left off, if it says so; a reader that says nothing, or whose place is forgotten here, begins with a snapshot
     */
    public void follow(String event, Optional<ViewPosition> after, SeatReader reader) throws InterruptedException {
        boolean resumes = after.isPresent() && feed.resumes(event, after.get(), AHEAD);
        ViewPosition at = resumes ? after.get() : reader.snapshot();
        while (true) {
            Optional<Changes> next = feed.behind(event, at, BATCH);
            if (next.isEmpty()) {
                at = reader.snapshot();
                continue;
            }
            at = next.get().upTo();
            if (!next.get().changes().isEmpty()) {
                reader.changes(next.get().changes());
                TimeUnit.MILLISECONDS.sleep(PACE_MS);
            } else if (!feed.await(event, at, quiet)) {
                reader.quiet();
            }
        }
    }
}
