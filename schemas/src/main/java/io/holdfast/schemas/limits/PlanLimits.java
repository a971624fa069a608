package io.holdfast.schemas.limits;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a seating plan may be. */
public final class PlanLimits {

    /** Sections of one event, at most. */
    public static final int MAX_SECTIONS = 1_000;

    /** Seats of one event, at most: what one answer with all its seats can reasonably carry, and one owner keep. */
    public static final int MAX_SEATS = 100_000;

    /** Highest price of one seat in minor units: ten of the dearest are far from overflowing a sum. */
    public static final long MAX_PRICE_MINOR = 1_000_000_000L;

    /** No dash, so that a seat's id can be taken apart in one way only. */
    private static final Pattern SECTION = Pattern.compile("[A-Za-z0-9]{1,16}");

    private static final Optional<String> NO_SECTION = Optional.of("must match " + SECTION);

    private PlanLimits() {}

    /** What the name of a section must be; empty if the text is one. */
    public static Optional<String> sectionProblem(String name) {
        return SECTION.matcher(name).matches() ? Optional.empty() : NO_SECTION;
    }

    /** What is wrong with these names beside each other; empty if they can be told apart, also by a person who is told one over the telephone. */
    public static Optional<String> sectionsProblem(Collection<String> names) {
        var once = new HashSet<String>();
        return names.stream()
                .filter(name -> !once.add(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map("must differ in more than case: %s stands there twice"::formatted);
    }

    /** What the price of a seat must be; empty if it is so. */
    public static Optional<String> priceProblem(long priceMinor) {
        return priceMinor >= 0 && priceMinor <= MAX_PRICE_MINOR
                ? Optional.empty()
                : Optional.of("must be 0 to %d".formatted(MAX_PRICE_MINOR));
    }

    /** What the number of seats must be; empty if it is so. */
    public static Optional<String> seatsProblem(long seats) {
        return seats >= 1 && seats <= MAX_SEATS
                ? Optional.empty()
                : Optional.of("must have 1 to %d seats in all, and not %d".formatted(MAX_SEATS, seats));
    }
}
