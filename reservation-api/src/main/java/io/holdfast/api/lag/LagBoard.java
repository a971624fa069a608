package io.holdfast.api.lag;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The latest readings, so that many who look at once ask the cluster once. */
@Singleton
public final class LagBoard {

    /** Younger readings are shown again. */
    private static final Duration LAGS_FRESH = Duration.ofSeconds(1);

    private static final Duration DEAD_LETTERS_FRESH = Duration.ofSeconds(5);

    private final Latest<List<Lag>> lags;
    private final Latest<List<DeadLetterCount>> deadLetters;

    /**
     * Shows what this source reads.
     *
     * @param clock the brokers', which stamped what waits; it may be set back
     */
    public LagBoard(LagSource source, InstantSource clock) {
        this.lags = new Latest<>(source::lags, LAGS_FRESH, clock);
        this.deadLetters = new Latest<>(source::deadLetters, DEAD_LETTERS_FRESH, clock);
    }

    /**
     * What was read.
     *
     * @param at when
     */
    public record Reading<T>(Instant at, T found) {}

    /** How far every group is behind; read a second ago at most. */
    public Reading<List<Lag>> lags() throws LagUnavailableException {
        return lags.read();
    }

    /** What lies on the dead-letter topics; read five seconds ago at most. */
    public Reading<List<DeadLetterCount>> deadLetters() throws LagUnavailableException {
        return deadLetters.read();
    }

    @FunctionalInterface
    private interface Source<T> {
        T read() throws LagUnavailableException;
    }

    private static final class Latest<T> {

        private final Source<T> source;
        private final Duration fresh;
        private final InstantSource clock;
        private @Nullable Reading<T> latest;

        Latest(Source<T> source, Duration fresh, InstantSource clock) {
            this.source = source;
            this.fresh = fresh;
            this.clock = clock;
        }

        synchronized Reading<T> read() throws LagUnavailableException {
            Instant now = clock.instant();
            Reading<T> reading = latest;
            if (reading == null
                    || now.isBefore(reading.at())
                    || !reading.at().plus(fresh).isAfter(now)) {
                reading = new Reading<>(now, source.read());
                latest = reading;
            }
            return reading;
        }
    }
}
