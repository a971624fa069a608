package io.holdfast.hold.seat;

import io.holdfast.schemas.limits.Ids;
import io.holdfast.schemas.limits.Limit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What a caller asked for under an identity; the same identity stands for the same request for ever.
 *
 * @param seats a set, kept in ascending order
 * @param holdSeconds how long to hold them
 */
public record Request(List<String> seats, int holdSeconds) {

    /** Rejects no seats, too many, a seat twice, and a duration out of bounds. */
    public Request {
        var sorted = new TreeSet<>(seats);
        if (sorted.size() != seats.size()) {
            throw new IllegalArgumentException("a seat stands twice");
        }
        if (sorted.isEmpty() || sorted.size() > Limits.SEATS_PER_RESERVATION) {
            throw new IllegalArgumentException(
                    "a reservation has 1 to %d seats".formatted(Limits.SEATS_PER_RESERVATION));
        }
        sorted.forEach(seat -> Limit.require("seat", Ids.problem(seat)));
        checkHoldSeconds(holdSeconds);
        seats = List.copyOf(sorted);
    }

    static void checkHoldSeconds(int holdSeconds) {
        if (holdSeconds < 1 || holdSeconds > Limits.HOLD.toSeconds()) {
            throw new IllegalArgumentException("holdSeconds must be 1 to " + Limits.HOLD.toSeconds());
        }
    }

    Duration hold() {
        return Duration.ofSeconds(holdSeconds);
    }

    /** Names of the fields in which another request differs. */
    List<String> differences(Request other) {
        var differs = new ArrayList<String>();
        if (!seats.equals(other.seats)) {
            differs.add("seats");
        }
        if (holdSeconds != other.holdSeconds) {
            differs.add("holdSeconds");
        }
        return differs;
    }
}
