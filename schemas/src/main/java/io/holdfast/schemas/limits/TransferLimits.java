package io.holdfast.schemas.limits;

import java.util.Optional;

/** What a transfer of places between regions may be. */
public final class TransferLimits {

    /** Ranges of seats that a transfer names, at most: as many as an event has sections, so that every event fits as a whole. */
    public static final int MAX_RANGES = PlanLimits.MAX_SECTIONS;

    /** Ranges of seats that a region has after a transfer to another one, at most: as many as a transfer of {@link #MAX_RANGES} can leave of a whole event. */
    public static final int MAX_OWN_RANGES = MAX_RANGES + PlanLimits.MAX_SECTIONS;

    /** Regions that may have places of an event beside the one that opened it, at most. */
    public static final int MAX_OTHER_REGIONS = 8;

    private static final Optional<String> NO_RANGES =
            Optional.of("must be 1 to %d ranges of seats".formatted(MAX_RANGES));
    private static final Optional<String> NO_RANGE =
            Optional.of("must lead from a seat to the same or a later one of its section");
    private static final Optional<String> NO_SEATS =
            Optional.of("must be 1 to %d seats".formatted(PlanLimits.MAX_SEATS));

    private TransferLimits() {}

    /** What the number of ranges must be; empty if it is so. */
    public static Optional<String> rangesProblem(int ranges) {
        return ranges >= 1 && ranges <= MAX_RANGES ? Optional.empty() : NO_RANGES;
    }

    /** What a range must be; empty if it leads from one seat to the other in the order of the house. */
    public static Optional<String> rangeProblem(SeatId first, SeatId last) {
        boolean forward = first.row() < last.row() || (first.row() == last.row() && first.number() <= last.number());
        return first.section().equals(last.section()) && forward ? Optional.empty() : NO_RANGE;
    }

    /** What the number of seats that a region asks for must be; empty if it is so. */
    public static Optional<String> seatsProblem(int seats) {
        return seats >= 1 && seats <= PlanLimits.MAX_SEATS ? Optional.empty() : NO_SEATS;
    }
}
