package io.holdfast.api;

import io.holdfast.api.lag.DeadLetterCount;
import io.holdfast.api.lag.Lag;
import io.holdfast.api.lag.LagSource;
import io.holdfast.api.lag.LagUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Two partitions; a command of one has waited since 1970. Or no answer. */
class FakeLag implements LagSource {

    private volatile boolean away;

    void away(boolean isAway) {
        away = isAway;
    }

    @Override
    public List<Lag> lags() throws LagUnavailableException {
        if (away) {
            throw new LagUnavailableException(new IllegalStateException("no broker"));
        }
        return List.of(
                new Lag("hold-processor", "holdfast.seat-commands", 0, 7, 9, 2, true, Optional.of(Instant.EPOCH)),
                new Lag("hold-processor", "holdfast.seat-commands", 1, 4, 5, 0, true, Optional.empty()));
    }

    @Override
    public List<DeadLetterCount> deadLetters() throws LagUnavailableException {
        if (away) {
            throw new LagUnavailableException(new IllegalStateException("no broker"));
        }
        return List.of(new DeadLetterCount("holdfast.seat-commands.dead-letters", 2, true));
    }
}
