package io.holdfast.api.lag;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The latest reading, so that many who look at once ask the cluster once. */
@Singleton
public final class LagBoard {

    /** Younger readings are shown again. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    /**
     * What was read.
     *
     * @param at when
     * @param lags every group and partition
     */
    public record Reading(Instant at, List<Lag> lags) {}

    private final LagSource source;
    private final InstantSource clock;
    private @Nullable Reading latest;

    /**
     * Shows what this source reads.
     *
     * @param clock the brokers', which stamped what waits; it may be set back
     */
    public LagBoard(LagSource source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    /** A reading that is at most a second old. */
    public synchronized Reading read() throws LagUnavailableException {
        Instant now = clock.instant();
        Reading reading = latest;
        if (reading == null
                || now.isBefore(reading.at())
                || !reading.at().plus(FRESH).isAfter(now)) {
            reading = new Reading(now, source.read());
            latest = reading;
        }
        return reading;
    }
}
