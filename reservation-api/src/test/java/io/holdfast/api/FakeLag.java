package io.holdfast.api;

import io.holdfast.api.lag.DeadLetterSource;
import io.holdfast.api.lag.DeadLetters;
import io.holdfast.api.lag.Lag;
import io.holdfast.api.lag.LagSource;
import io.holdfast.api.lag.LagUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Two partitions; a command of one has waited since 1970. Or no answer. */
class FakeLag implements LagSource, DeadLetterSource {

    private volatile boolean away;

    void away(boolean isAway) {
        away = isAway;
    }

    @Override
    public List<Lag> read() throws LagUnavailableException {
        if (away) {
            throw new LagUnavailableException(new IllegalStateException("no broker"));
        }
        return List.of(
                new Lag("hold-processor", "holdfast.seat-commands", 0, 7, 9, 2, true, Optional.of(Instant.EPOCH)),
                new Lag("hold-processor", "holdfast.seat-commands", 1, 4, 5, 0, true, Optional.empty()));
    }

    @Override
    public List<DeadLetters> deadLetters() throws LagUnavailableException {
        if (away) {
            throw new LagUnavailableException(new IllegalStateException("no broker"));
        }
        return List.of(new DeadLetters("holdfast.seat-commands.dead-letters", 2, true));
    }
}
