package io.holdfast.api.model;

import io.holdfast.schemas.limits.SeatId;

/**
 * Seats of one section that follow each other in the order of the house: row after row, each from its first seat to its last.
 *
 * @param first the first of them
 * @param last the last of them, of the same section
 */
public record SeatRange(SeatId first, SeatId last) {

    @Override
    public String toString() {
        return first.equals(last) ? first.id() : first.id() + PlaceName.TO + last.id();
    }
}
