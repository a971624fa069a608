package io.holdfast.api.view;

import io.holdfast.api.model.Position;
import io.holdfast.schemas.state.SeatMove.Standing;
import java.util.Optional;

/**
 * How many seats of an event are taken.
 *
 * @param held seats that somebody holds
 * @param sold seats that somebody has for ever
 * @param newest the command whose decision changed this last; empty if none did
 */
public record SeatCounts(int held, int sold, Optional<Position> newest) {

    /** No seat is taken. */
    public static final SeatCounts NONE = new SeatCounts(0, 0, Optional.empty());

    /** A seat was the one, and is the other now. */
    public SeatCounts moved(Standing from, Standing to, Optional<Position> cause) {
        return new SeatCounts(
                held + count(to, Standing.HELD) - count(from, Standing.HELD),
                sold + count(to, Standing.SOLD) - count(from, Standing.SOLD),
                cause.or(() -> newest));
    }

    private static int count(Standing one, Standing counted) {
        return one == counted ? 1 : 0;
    }
}
