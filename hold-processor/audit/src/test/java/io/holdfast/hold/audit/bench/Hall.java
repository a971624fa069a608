package io.holdfast.hold.audit.bench;

import io.holdfast.schemas.command.OpenEvent;
import io.holdfast.schemas.view.Section;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** An event with 40,000 seats, two to a cart. */
final class Hall {

    private static final int ROWS = 200;
    private static final int SEATS = 200;

    private final String event;
    private final Deque<List<String>> free = new ArrayDeque<>();

    Hall(String event) {
        this.event = event;
        for (int row = 1; row <= ROWS; row++) {
            for (int seat = 1; seat < SEATS; seat += 2) {
                free.add(List.of("A-%d-%d".formatted(row, seat), "A-%d-%d".formatted(row, seat + 1)));
            }
        }
    }

    String event() {
        return event;
    }

    Object open() {
        return new OpenEvent(event, "Bench", "EUR", List.of(new Section("A", ROWS, SEATS, 4_500L)), 1, null, 0);
    }

    /** A pair that nobody has; the longest free first. */
    List<String> take() {
        return free.removeFirst();
    }

    void giveBack(List<String> pair) {
        free.addLast(pair);
    }
}
