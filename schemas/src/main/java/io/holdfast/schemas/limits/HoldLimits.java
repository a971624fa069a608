package io.holdfast.schemas.limits;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What can be held at once, and for how long. */
public final class HoldLimits {

    /** Seats in one reservation, at most. */
    public static final int MAX_SEATS = 10;

    /** Longest hold that can be asked for at once. */
    public static final int MAX_SECONDS = 1_800;

    private static final Optional<String> NO_NUMBER = Optional.of("must name 1 to %d seats".formatted(MAX_SEATS));
    private static final Optional<String> NO_DURATION = Optional.of("must be 1 to %d".formatted(MAX_SECONDS));

    private HoldLimits() {}

    /** What the seats of a hold must be, each of them an id; empty if they are so. */
    public static Optional<String> seatsProblem(List<String> seats) {
        if (seats.isEmpty() || seats.size() > MAX_SEATS) {
            return NO_NUMBER;
        }
        var once = new HashSet<String>();
        return seats.stream()
                .filter(seat -> !once.add(seat))
                .findFirst()
                .map("must name each seat once: %s stands there twice"::formatted);
    }

    /** What a duration must be; empty if it is so. */
    public static Optional<String> secondsProblem(long seconds) {
        return seconds >= 1 && seconds <= MAX_SECONDS ? Optional.empty() : NO_DURATION;
    }
}
