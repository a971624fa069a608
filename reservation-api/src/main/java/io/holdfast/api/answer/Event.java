package io.holdfast.api.answer;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An event as its owner last published it.
 *
 * @param id chosen by whoever opened it
 * @param name what the public calls it
 * @param currency ISO 4217 code of every price
 * @param sections the seating plan
 * @param status whether new holds are taken
 * @param decided the decision behind this state
 */
public record Event(String id, String name, String currency, List<Section> sections, Status status, Decided decided) {

    /** One spelling for each seat: no leading zeros. Six digits are more than a plan can need, and fit an int. */
    private static final Pattern SEAT = Pattern.compile("([A-Za-z0-9]{1,16})-([1-9][0-9]{0,5})-([1-9][0-9]{0,5})");

    /** Whether new holds are taken. */
    public enum Status {
        /** They are. */
        OPEN,
        /** They are not; live ones run on. */
        CLOSED,
        /** A later version of the owner knows; this one must not guess. */
        OTHER
    }

    /** Whether the plan has a section of this name. */
    public boolean hasSection(String section) {
        return sections.stream().anyMatch(one -> one.name().equals(section));
    }

    /** Those of the seats that the plan does not have. */
    public List<UnavailableSeat> unknown(List<String> seats) {
        return seats.stream()
                .filter(seat -> !has(seat))
                .map(seat -> new UnavailableSeat(seat, UnavailableSeat.Reason.UNKNOWN_SEAT))
                .toList();
    }

    private boolean has(String seat) {
        Matcher parts = SEAT.matcher(seat);
        if (!parts.matches()) {
            return false;
        }
        int row = Integer.parseInt(parts.group(2));
        int number = Integer.parseInt(parts.group(3));
        return sections.stream()
                .filter(section -> section.name().equals(parts.group(1)))
                .anyMatch(section -> row <= section.rows() && number <= section.seatsPerRow());
    }
}
