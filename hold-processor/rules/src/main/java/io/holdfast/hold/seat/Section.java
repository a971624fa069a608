package io.holdfast.hold.seat;

import io.holdfast.schemas.limits.Limit;
import io.holdfast.schemas.limits.PlanLimits;
import io.holdfast.schemas.limits.SeatId;

/**
 * A block of numbered seats at one price.
 *
 * @param name first part of its seats' ids
 * @param rows how many rows, numbered from 1
 * @param seatsPerRow how many seats in each row, numbered from 1
 * @param priceMinor price of one seat in minor units of the event's currency
 */
public record Section(String name, int rows, int seatsPerRow, long priceMinor) {

    /** Rejects what is no section. */
    public Section {
        Limit.require("section name", PlanLimits.sectionProblem(name));
        Limit.require("rows of section " + name, PlanLimits.seatsProblem(rows));
        Limit.require("seatsPerRow of section " + name, PlanLimits.seatsProblem(seatsPerRow));
        Limit.require("price of section " + name, PlanLimits.priceProblem(priceMinor));
    }

    /** Whether a seat of its name is there. */
    boolean has(SeatId seat) {
        return seat.row() <= rows && seat.number() <= seatsPerRow;
    }

    /** The seats of a row. */
    SeatRange row(int row) {
        return new SeatRange(new SeatId(name, row, 1), new SeatId(name, row, seatsPerRow));
    }

    long seats() {
        return (long) rows * seatsPerRow;
    }
}
