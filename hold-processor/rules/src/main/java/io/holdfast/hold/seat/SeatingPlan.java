package io.holdfast.hold.seat;

import io.holdfast.schemas.limits.Limit;
import io.holdfast.schemas.limits.PlanLimits;
import io.holdfast.schemas.limits.SeatId;
import java.util.List;
import java.util.Optional;

/**
 * Which seats an event has and what each costs.
 *
 * @param sections at least one, each name once
 */
public record SeatingPlan(List<Section> sections) {

    /** Rejects an empty plan, a section named twice, and more seats than an event may have. */
    public SeatingPlan {
        sections = List.copyOf(sections);
        if (sections.isEmpty()) {
            throw new IllegalArgumentException("an event needs at least one section");
        }
        Limit.require(
                "sections",
                PlanLimits.sectionsProblem(sections.stream().map(Section::name).toList()));
        Limit.require(
                "sections",
                PlanLimits.seatsProblem(
                        sections.stream().mapToLong(Section::seats).sum()));
    }

    /** Price of a seat in minor units; empty if there is no such seat. */
    public Optional<Long> priceMinor(String seat) {
        return SeatId.parse(seat)
                .flatMap(id -> sections.stream()
                        .filter(section -> section.name().equals(id.section()))
                        .filter(section -> id.row() <= section.rows() && id.number() <= section.seatsPerRow())
                        .map(Section::priceMinor)
                        .findFirst());
    }
}
