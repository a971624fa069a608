package io.holdfast.hold.seat;

import io.holdfast.schemas.limits.HoldLimits;
import io.holdfast.schemas.limits.Ids;
import io.holdfast.schemas.limits.Limit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a caller asked for under an identity; the same identity stands for the same request for ever.
 *
 * @param seats a set, kept in ascending order
 * @param holdSeconds how long to hold them
 */
public record Request(List<String> seats, int holdSeconds) {

    /** Rejects no seats, too many, a seat twice, and a duration out of bounds. */
    public Request {
        Limit.require("seats", HoldLimits.seatsProblem(seats));
        seats.forEach(seat -> Limit.require("seat", Ids.problem(seat)));
        checkHoldSeconds(holdSeconds);
        seats = seats.stream().sorted().toList();
    }

    static void checkHoldSeconds(int holdSeconds) {
        Limit.require("holdSeconds", HoldLimits.secondsProblem(holdSeconds));
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
