package io.holdfast.api.usecase;

import io.holdfast.api.view.Views;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Counts the reservations, for many who look at once, and no more often than the counting can be afforded. */
@Singleton
public final class Overview {

    private static final Duration FRESH = Duration.ofSeconds(2);

    /** Counting may take one part in this number of all the time. */
    private static final int SHARE = 10;

    private final Views views;
    private final InstantSource clock;
    private @Nullable Census latest;
    private Instant next = Instant.MIN;

    /**
     * Counts these.
     *
     * @param clock the brokers', by which deadlines are judged; it may be set back
     */
    public Overview(Views views, InstantSource clock) {
        this.views = views;
        this.clock = clock;
    }

    /** A count that is two seconds old, or ten times as old as counting takes, if that is longer. */
    public synchronized Census census() {
        Instant now = clock.instant();
        Census census = latest;
        if (census == null || now.isBefore(census.at()) || !now.isBefore(next)) {
            var counter = new Census.Counter(now);
            views.reservations(counter);
            census = counter.result();
            latest = census;
            Instant done = clock.instant();
            Duration pause = Duration.between(now, done).multipliedBy(SHARE);
            next = done.plus(pause.compareTo(FRESH) > 0 ? pause : FRESH);
        }
        return census;
    }
}
