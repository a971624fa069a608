package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.drill.SeatRegister.Call;
import io.holdfast.drill.SeatRegister.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What callers asked and were told, by seat, with when each call began and ended on one clock. Safe for use by many threads. */
final class SeatCalls {

    /** A hold or a release that was asked for, and not told yet. */
    private record Asked(List<String> seats, long from) {}

    private final Map<String, Asked> open = new HashMap<>();
    private final Map<String, List<Call>> bySeat = new HashMap<>();

    /** A reservation asks for seats, or gives them back, for the first time. */
    synchronized void begin(String reservation, List<String> seats) {
        open.put(reservation, new Asked(seats, System.nanoTime()));
    }

    /** It was told that it has them. */
    void taken(String reservation) {
        all(reservation, Outcome.TAKEN);
    }

    /** It was told that it has given them back. */
    void released(String reservation) {
        all(reservation, Outcome.RELEASED);
    }

    private synchronized void all(String reservation, Outcome outcome) {
        Asked asked = open.remove(reservation);
        if (asked != null) {
            asked.seats().forEach(seat -> ended(seat, reservation, outcome, asked));
        }
    }

    /** It was told that it cannot have these of them. */
    synchronized void refused(String reservation, Client.Answer answer) {
        Asked asked = open.remove(reservation);
        if (asked != null) {
            for (JsonNode seat : answer.body().path("seats")) {
                if (seat.path("reason").asText().equals("TAKEN")) {
                    ended(seat.path("seat").asText(), reservation, Outcome.REFUSED, asked);
                }
            }
        }
    }

    private void ended(String seat, String reservation, Outcome outcome, Asked asked) {
        add(seat, new Call(reservation, outcome, asked.from(), System.nanoTime()));
    }

    private void add(String seat, Call call) {
        bySeat.computeIfAbsent(seat, _ -> new ArrayList<>()).add(call);
    }

    /**
     * Looks for an order of the calls of each seat.
     *
     * @throws AssertionError if there is none that explains what was told of a seat
     */
    synchronized void verify() {
        open.forEach((reservation, asked) -> asked.seats()
                .forEach(seat -> add(seat, new Call(reservation, Outcome.UNKNOWN, asked.from(), Long.MAX_VALUE))));
        open.clear();
        bySeat.forEach((seat, calls) -> assertThat(SeatRegister.contradiction(calls))
                .as("no order of the calls explains what was told of seat %s", seat)
                .isEmpty());
    }
}
