package io.holdfast.api.view;

import io.holdfast.api.answer.Event;
import io.holdfast.api.answer.Position;
import io.holdfast.api.answer.Reservation;
import io.holdfast.schemas.Keys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was decided for callers of this instance and is not in the views yet. Bounded: forgetting one is harmless, since the view shows the
 * same as soon as it is committed.
 */
final class DecidedStates implements ViewListener {

    private final Ahead<Event> events;
    private final Ahead<Reservation> reservations;

    /**
     * None yet.
     *
     * @param capacity how many of each kind are kept; beyond it the oldest is forgotten
     */
    DecidedStates(int capacity) {
        events = new Ahead<>(capacity);
        reservations = new Ahead<>(capacity);
    }

    synchronized void decided(String key, Seen<Event> event) {
        events.keep(key, event);
    }

    synchronized void decidedReservation(String key, Seen<Reservation> reservation) {
        reservations.keep(key, reservation);
    }

    /** The event's newest state: as it was decided where the view has not come as far, and as it was published otherwise. */
    Optional<Seen<Event>> event(String key, Supplier<Optional<Seen<Event>>> published) {
        return newest(events, key, published);
    }

    /** The reservation's newest state: as it was decided where the view has not come as far, and as it was published otherwise. */
    Optional<Seen<Reservation>> reservation(String key, Supplier<Optional<Seen<Reservation>>> published) {
        return newest(reservations, key, published);
    }

    /** Whether this reservation was decided and is not known to be in the view yet. */
    synchronized boolean hasReservation(String key) {
        return reservations.get(key) != null;
    }

    /** Ids of the events of which something was decided that was not published when it was told. */
    synchronized List<String> events() {
        return List.copyOf(events.states.keySet());
    }

    /** Reads what is published without keeping others from what they want. */
    private <T> Optional<Seen<T>> newest(Ahead<T> ahead, String key, Supplier<Optional<Seen<T>>> published) {
        @Nullable Seen<T> decided;
        boolean behind;
        synchronized (this) {
            decided = ahead.get(key);
            behind = decided != null && ahead.viewIsBehind(decided);
        }
        if (decided == null) {
            return published.get();
        }
        return behind ? Optional.of(decided) : newest(published.get(), decided);
    }

    /** The view has come this far about the key: what was decided up to there is in it, or has been followed by something else. */
    @Override
    public synchronized void arrived(String key, Position cause) {
        if (Keys.isEvent(key)) {
            events.arrived(key, cause);
        } else {
            reservations.arrived(key, cause);
        }
    }

    /** The state that has come further; the published one where both have come as far. */
    private static <T> Optional<Seen<T>> newest(Optional<Seen<T>> published, Seen<T> decided) {
        return published.filter(seen -> isNewer(seen, decided)).isPresent() ? published : Optional.of(decided);
    }

    private static boolean isNewer(Seen<?> one, Seen<?> other) {
        return other.cause().filter(one::reaches).isPresent();
    }

    /** States of one kind that are ahead of their view. */
    private static final class Ahead<T> {

        private final int capacity;
        private final Map<String, Seen<T>> states = new LinkedHashMap<>();

        private final ViewProgress view = new ViewProgress();

        Ahead(int capacity) {
            this.capacity = capacity;
        }

        @Nullable
        Seen<T> get(String key) {
            return states.get(key);
        }

        /** Whether that is certain without a look at the view. */
        boolean viewIsBehind(Seen<T> state) {
            return state.cause()
                    .flatMap(cause -> view.newest(cause.partition()).filter(newest -> !newest.reaches(cause)))
                    .isPresent();
        }

        /** Replies of two owners in a row may overtake each other. */
        void keep(String key, Seen<T> state) {
            @Nullable Seen<T> before = states.remove(key);
            states.put(key, before != null && isNewer(before, state) ? before : state);
            if (states.size() > capacity) {
                states.remove(states.keySet().iterator().next());
            }
        }

        void arrived(String key, Position cause) {
            view.arrived(key, cause);
            @Nullable Seen<T> state = states.get(key);
            if (state != null && state.cause().filter(cause::reaches).isPresent()) {
                states.remove(key);
            }
        }
    }
}
