package io.holdfast.schemas.limits;

import java.util.Optional;

/**
 * The id of a seat, taken apart: {@code A-1-12} is seat 12 in row 1 of section A.
 *
 * @param section name of its section
 * @param row from 1
 * @param number from 1
 */
public record SeatId(String section, int row, int number) {

    private static final int MAX_SECTION_LENGTH = 16;

    /** More than a plan can need, and fits an int. */
    private static final int MAX_DIGITS = 6;

    private static final int NO_NUMBER = 0;

    /**
     * Takes an id apart; empty if it can be no seat's. By hand: each seat of each hold comes by here several times, and a pattern costs as much as
     * the decision.
     */
    public static Optional<SeatId> parse(String id) {
        int first = id.indexOf('-');
        int second = id.indexOf('-', first + 1);
        if (second < 0 || !isSection(id, first)) {
            return Optional.empty();
        }
        int row = number(id, first + 1, second);
        int number = number(id, second + 1, id.length());
        return row == NO_NUMBER || number == NO_NUMBER
                ? Optional.empty()
                : Optional.of(new SeatId(id.substring(0, first), row, number));
    }

    /** The id, as {@link #parse} takes it apart. */
    public String id() {
        return "%s-%d-%d".formatted(section, row, number);
    }

    private static boolean isSection(String id, int length) {
        if (length < 1 || length > MAX_SECTION_LENGTH) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (!isLetter(id.charAt(i)) && !isDigit(id.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** One spelling for each number: no leading zeros. */
    private static int number(String id, int from, int to) {
        if (from == to || to - from > MAX_DIGITS || id.charAt(from) == '0') {
            return NO_NUMBER;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(id.charAt(i))) {
                return NO_NUMBER;
            }
            number = 10 * number + id.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
