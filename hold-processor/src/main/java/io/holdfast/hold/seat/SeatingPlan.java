package io.holdfast.hold.seat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which seats an event has and what each costs.
 *
 * @param sections at least one, each name once
 */
public record SeatingPlan(List<Section> sections) {

    private static final Pattern SEAT = Pattern.compile("([A-Za-z0-9]{1,16})-([1-9][0-9]{0,5})-([1-9][0-9]{0,5})");

    /** Rejects an empty plan, a section named twice, and more seats than an event may have. */
    public SeatingPlan {
        sections = List.copyOf(sections);
        if (sections.isEmpty()) {
            throw new IllegalArgumentException("an event needs at least one section");
        }
        var names = new HashSet<String>();
        long seats = 0;
        for (Section section : sections) {
            if (!names.add(section.name())) {
                throw new IllegalArgumentException("section %s stands twice".formatted(section.name()));
            }
            seats += section.seats();
        }
        if (seats > Limits.SEATS_PER_EVENT) {
            throw new IllegalArgumentException("an event may have at most %d seats".formatted(Limits.SEATS_PER_EVENT));
        }
    }

    /** Price of a seat in minor units; empty where there is no such seat. */
    public Optional<Long> priceMinor(String seat) {
        Matcher parts = SEAT.matcher(seat);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int row = Integer.parseInt(parts.group(2));
        int number = Integer.parseInt(parts.group(3));
        return sections.stream()
                .filter(section -> section.name().equals(parts.group(1)))
                .filter(section -> row <= section.rows() && number <= section.seatsPerRow())
                .map(Section::priceMinor)
                .findFirst();
    }
}
