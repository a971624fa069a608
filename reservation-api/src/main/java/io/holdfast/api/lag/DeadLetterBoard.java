package io.holdfast.api.lag;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The latest count of dead letters, so that many who look at once ask the cluster once. */
@Singleton
public final class DeadLetterBoard {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final DeadLetterSource source;
    private final InstantSource clock;
    private @Nullable List<DeadLetters> latest;
    private Instant until = Instant.MIN;

    /** Shows what this source counts. */
    public DeadLetterBoard(DeadLetterSource source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    /** A count that is at most five seconds old. */
    public synchronized List<DeadLetters> read() throws LagUnavailableException {
        Instant now = clock.instant();
        List<DeadLetters> counted = latest;
        if (counted == null || !now.isBefore(until)) {
            counted = source.deadLetters();
            latest = counted;
            until = now.plus(FRESH);
        }
        return counted;
    }
}
