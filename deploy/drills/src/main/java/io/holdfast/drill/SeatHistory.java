package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.Keys;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.fact.HoldExpired;
import io.holdfast.schemas.fact.HoldReleased;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.fact.SeatsHeld;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/** What became of each seat, and at which command, by the committed facts. Sales are none of its facts: nobody pays in the drill. */
final class SeatHistory {

    private static final String AVAILABLE = "AVAILABLE";

    private final Map<String, NavigableMap<Long, String>> seats = new HashMap<>();

    /**
     * A page with the seats of an event, as it was shown.
     *
     * @param seats state of each seat
     * @param evidence the command that it says it is of
     */
    record Shown(String event, Map<String, String> seats, LogPosition evidence) {}

    void enter(SeatEvent event) {
        long at = event.getCause().getOffset();
        switch (event.getFact()) {
            case SeatsHeld held -> enter(held.getEvent(), held.getSeats(), at, "HELD");
            case HoldReleased released -> enter(released.getEvent(), released.getSeats(), at, AVAILABLE);
            case HoldExpired expired -> enter(expired.getEvent(), expired.getSeats(), at, AVAILABLE);
            case null, default -> {}
        }
    }

    private void enter(String event, List<String> taken, long at, String becomes) {
        taken.forEach(seat -> seats.computeIfAbsent(Keys.seat(event, seat), _ -> new TreeMap<>())
                .put(at, becomes));
    }

    /**
     * Holds a page against the facts: each seat was so at the command that the page names, or came to be so at a later one.
     *
     * @throws AssertionError if one never was
     */
    void compare(Shown shown) {
        shown.seats().forEach((seat, state) -> {
            NavigableMap<Long, String> history = seats.getOrDefault(Keys.seat(shown.event(), seat), new TreeMap<>());
            var then = history.floorEntry(shown.evidence().offset());
            boolean so = state.equals(then == null ? AVAILABLE : then.getValue())
                    || history.tailMap(shown.evidence().offset(), false).containsValue(state);
            assertThat(so)
                    .as("%s of %s was shown as %s at %s", seat, shown.event(), state, shown.evidence())
                    .isTrue();
        });
    }

    /** Whether a page shows every seat of an event as all facts have it; one that has read nothing shows none. */
    boolean isShown(String event, Map<String, String> page) {
        return !page.isEmpty()
                && page.entrySet().stream().allMatch(seat -> seat.getValue().equals(last(event, seat.getKey())));
    }

    private String last(String event, String seat) {
        var history = seats.get(Keys.seat(event, seat));
        return history == null
                ? AVAILABLE
                : Objects.requireNonNull(history.lastEntry()).getValue();
    }
}
