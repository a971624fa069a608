package io.holdfast.hold.seat;

import io.holdfast.schemas.limits.Limit;
import io.holdfast.schemas.limits.SeatId;
import io.holdfast.schemas.limits.TransferLimits;

/**
 * Seats of one section that follow each other in the order of the house: row after row, each from its first seat to its last.
 *
 * @param first the first of them
 * @param last the last of them
 */
public record SeatRange(SeatId first, SeatId last) {

    /** Rejects a range that leads backwards or from one section to another. */
    public SeatRange {
        Limit.require("range of seats", TransferLimits.rangeProblem(first, last));
    }

    /**
     * From one seat to another.
     *
     * @throws IllegalArgumentException if one of the two can be no seat's id
     */
    public static SeatRange of(String first, String last) {
        return new SeatRange(seat(first), seat(last));
    }

    /** One seat. */
    static SeatRange of(String seat) {
        return of(seat, seat);
    }

    private static SeatId seat(String id) {
        return SeatId.parse(id).orElseThrow(() -> new IllegalArgumentException("%s is no id of a seat".formatted(id)));
    }

    @Override
    public String toString() {
        return first.equals(last) ? first.id() : first.id() + ".." + last.id();
    }
}
