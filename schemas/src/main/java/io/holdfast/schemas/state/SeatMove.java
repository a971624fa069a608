package io.holdfast.schemas.state;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A change of one entry in an index of the taken seats. The index is never logged: it follows from the reservations, in whatever order
 * compaction left them.
 *
 * @param seat id of the seat
 * @param becomes what the seat is from now on
 */
public record SeatMove(String seat, Standing becomes) {

    /** What a seat is. */
    public enum Standing {
        /** Nobody has it: the index has no entry. */
        AVAILABLE,
        /** The reservation holds it. */
        HELD,
        /** It is the reservation's for ever. */
        SOLD
    }

    /**
     * What a new state of a reservation changes. An entry is removed only if it still names this reservation: after compaction an old state of
     * one reservation may be read behind a newer one of another that has the seat by then.
     *
     * @param reservation its id within its event
     * @param before the seats that it had in the state that was read last
     * @param after the seats that it has in the new state
     * @param named the reservation that the index names for a seat, null for none
     * @return each seat at most once, those that are freed first
     */
    public static List<SeatMove> of(
            String reservation, TakenSeats before, TakenSeats after, Function<String, @Nullable String> named) {
        var moves = new ArrayList<SeatMove>();
        for (String seat : before.seats()) {
            if (!after.seats().contains(seat) && reservation.equals(named.apply(seat))) {
                moves.add(new SeatMove(seat, Standing.AVAILABLE));
            }
        }
        Standing standing = after.sold() ? Standing.SOLD : Standing.HELD;
        boolean same = before.sold() == after.sold();
        for (String seat : after.seats()) {
            if (!same || !before.seats().contains(seat) || !reservation.equals(named.apply(seat))) {
                moves.add(new SeatMove(seat, standing));
            }
        }
        return moves;
    }
}
