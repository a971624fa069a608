package io.holdfast.schemas.limits;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of a seat, taken apart: {@code A-1-12} is seat 12 in row 1 of section A.
 *
 * @param section name of its section
 * @param row from 1
 * @param number from 1
 */
public record SeatId(String section, int row, int number) {

    /** One spelling for each seat: no leading zeros. Six digits are more than a plan can need, and fit an int. */
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9]{1,16})-([1-9][0-9]{0,5})-([1-9][0-9]{0,5})");

    /** Takes an id apart; empty if it can be no seat's. */
    public static Optional<SeatId> parse(String id) {
        Matcher parts = FORM.matcher(id);
        return parts.matches()
                ? Optional.of(
                        new SeatId(parts.group(1), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3))))
                : Optional.empty();
    }
}
