package io.holdfast.api.usecase;

import io.holdfast.api.model.Reservation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * How the reservations of a view stand, counted at one moment.
 *
 * @param at when, by the clock of the counter
 * @param states how many are in each state that any is in
 * @param overdue holds whose end has passed without the end having been decided
 * @param longestOverdue for how long, at most; zero if none is
 * @param unpaid how many payments have no outcome
 * @param oldestUnpaid the oldest of them, the oldest first
 */
public record Census(
        Instant at,
        Map<String, Long> states,
        long overdue,
        Duration longestOverdue,
        long unpaid,
        List<Reservation> oldestUnpaid) {

    private static final int SHOWN = 20;
    private static final Comparator<Reservation> AGE =
            Comparator.comparing(state -> state.decided().at());

    /** Counts reservations that it is given one by one. */
    public static final class Counter implements Consumer<Reservation> {

        private final Instant at;
        private final Map<String, Long> states = new TreeMap<>();
        private final List<Reservation> oldest = new ArrayList<>();
        private long overdue;
        private long unpaid;
        private Duration longestOverdue = Duration.ZERO;

        /** Counts what there is at this time. */
        public Counter(Instant at) {
            this.at = at;
        }

        @Override
        public void accept(Reservation state) {
            states.merge(state.status().shown(), 1L, Long::sum);
            switch (state.status().stage()) {
                case HELD -> end(state.expiresAt());
                case PAYING, VOIDING -> unpaid(state);
                case REJECTED, SOLD, RELEASED, EXPIRED, OTHER -> {}
            }
        }

        private void end(Optional<Instant> expiresAt) {
            Duration over = expiresAt.map(end -> Duration.between(end, at)).orElse(Duration.ZERO);
            if (over.isPositive()) {
                overdue++;
                longestOverdue = over.compareTo(longestOverdue) > 0 ? over : longestOverdue;
            }
        }

        private void unpaid(Reservation state) {
            unpaid++;
            oldest.add(state);
            oldest.sort(AGE);
            if (oldest.size() > SHOWN) {
                oldest.removeLast();
            }
        }

        /** What was counted. */
        public Census result() {
            return new Census(at, Map.copyOf(states), overdue, longestOverdue, unpaid, List.copyOf(oldest));
        }
    }
}
