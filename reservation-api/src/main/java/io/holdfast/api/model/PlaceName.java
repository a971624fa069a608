package io.holdfast.api.model;

import io.holdfast.schemas.limits.SeatId;
import io.holdfast.schemas.limits.TransferLimits;
import java.util.List;
import java.util.Optional;

/**
 * Places as callers name them: a section ({@code B}), a row of it ({@code B-3}), a seat ({@code B-3-4}), or seats that follow each other in the
 * order of the house ({@code B-1-1..B-2-10}).
 */
public final class PlaceName {

    /** Between the first seat of a range and its last. */
    static final String TO = "..";

    private static final Optional<String> NO_PLACES =
            Optional.of("must be a section, a row, a seat or a range of seats, such as B, B-3, B-3-4 or B-1-1..B-2-10");

    /** Stands for the rest of an id that names a whole section or row. */
    private static final String FIRST = "-1";

    private PlaceName() {}

    /** What a name of places must be; empty if the text is one. Whether an event has such places is another question. */
    public static Optional<String> problem(String text) {
        int between = text.indexOf(TO);
        if (between < 0) {
            return first(text).isPresent() ? Optional.empty() : NO_PLACES;
        }
        Optional<SeatId> first = SeatId.parse(text.substring(0, between));
        Optional<SeatId> last = SeatId.parse(text.substring(between + TO.length()));
        return first.isPresent() && last.isPresent() ? TransferLimits.rangeProblem(first.get(), last.get()) : NO_PLACES;
    }

    /**
     * The seats that a name means in a plan; empty if the plan lacks one of them.
     *
     * @param text a name by {@link #problem}
     */
    public static Optional<SeatRange> in(List<Section> plan, String text) {
        int between = text.indexOf(TO);
        SeatId first = first(between < 0 ? text : text.substring(0, between)).orElseThrow();
        return plan.stream()
                .filter(section -> section.name().equals(first.section()))
                .findFirst()
                .map(section -> new SeatRange(
                        first,
                        between < 0
                                ? last(section, first, text)
                                : SeatId.parse(text.substring(between + TO.length()))
                                        .orElseThrow()))
                .filter(range -> Places.has(plan, range.first()) && Places.has(plan, range.last()));
    }

    /** The first seat of a section, of a row, or the seat itself. */
    private static Optional<SeatId> first(String text) {
        return switch (dashes(text)) {
            case 0 -> SeatId.parse(text + FIRST + FIRST);
            case 1 -> SeatId.parse(text + FIRST);
            default -> SeatId.parse(text);
        };
    }

    private static SeatId last(Section section, SeatId first, String text) {
        return switch (dashes(text)) {
            case 0 -> new SeatId(section.name(), section.rows(), section.seatsPerRow());
            case 1 -> new SeatId(section.name(), first.row(), section.seatsPerRow());
            default -> first;
        };
    }

    private static int dashes(String text) {
        return (int) text.chars().filter(c -> c == '-').count();
    }
}
