package io.holdfast.hold.seat;

import io.holdfast.schemas.limits.Limit;
import io.holdfast.schemas.limits.PlanLimits;
import io.holdfast.schemas.limits.SeatId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which seats an event has and what each costs.
 *
 * @param sections at least one, each name once
 */
public record SeatingPlan(List<Section> sections) {

    /** Rejects an empty plan, a section named twice, and more seats than an event may have. */
    public SeatingPlan {
        sections = List.copyOf(sections);
        Limit.require(!sections.isEmpty(), "an event needs at least one section");
        Limit.require(
                "sections",
                PlanLimits.sectionsProblem(sections.stream().map(Section::name).toList()));
        Limit.require(
                "sections",
                PlanLimits.seatsProblem(
                        sections.stream().mapToLong(Section::seats).sum()));
    }

    /** How many seats there are. */
    int seats() {
        return (int) sections.stream().mapToLong(Section::seats).sum();
    }

    /** Where a section begins among all seats, in the order of the plan. */
    int begin(Section section) {
        return (int) sections.stream()
                .takeWhile(before -> !before.equals(section))
                .mapToLong(Section::seats)
                .sum();
    }

    /** Where a seat is among all, in the order of the plan; empty if there is no such seat. */
    OptionalInt index(String seat) {
        return SeatId.parse(seat).map(this::index).orElse(OptionalInt.empty());
    }

    /** The same for a seat that is taken apart. */
    OptionalInt index(SeatId seat) {
        int begin = 0;
        for (Section section : sections) {
            if (section.name().equals(seat.section())) {
                return section.has(seat)
                        ? OptionalInt.of(begin + (seat.row() - 1) * section.seatsPerRow() + seat.number() - 1)
                        : OptionalInt.empty();
            }
            begin += (int) section.seats();
        }
        return OptionalInt.empty();
    }

    /** The seat at a place. */
    SeatId seat(int index) {
        int rest = index;
        for (Section section : sections) {
            if (rest < section.seats()) {
                return new SeatId(section.name(), 1 + rest / section.seatsPerRow(), 1 + rest % section.seatsPerRow());
            }
            rest -= (int) section.seats();
        }
        throw new IndexOutOfBoundsException(index);
    }

    /** Price of a seat in minor units; empty if there is no such seat. */
    public Optional<Long> priceMinor(String seat) {
        return SeatId.parse(seat)
                .flatMap(id -> sections.stream()
                        .filter(section -> section.name().equals(id.section()) && section.has(id))
                        .map(Section::priceMinor)
                        .findFirst());
    }
}
