package io.holdfast.api.view;

import io.holdfast.api.answer.Event;
import io.holdfast.api.answer.Position;
import io.holdfast.api.answer.Reservation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was decided for callers of this instance and is not in the views yet. Bounded: forgetting one is harmless, since the view shows the
 * same as soon as it is committed.
 */
final class DecidedStates implements ViewListener {

    private final int capacity;
    private final Map<String, Seen<Event>> events = new LinkedHashMap<>();
    private final Map<String, Seen<Reservation>> reservations = new LinkedHashMap<>();

    /**
     * None yet.
     *
     * @param capacity how many of each kind are kept; beyond it the oldest is forgotten
     */
    DecidedStates(int capacity) {
        this.capacity = capacity;
    }

    synchronized void decided(String key, Seen<Event> event) {
        keep(events, key, event);
    }

    synchronized void decidedReservation(String key, Seen<Reservation> reservation) {
        keep(reservations, key, reservation);
    }

    synchronized Optional<Seen<Event>> event(String key) {
        return Optional.ofNullable(events.get(key));
    }

    synchronized Optional<Seen<Reservation>> reservation(String key) {
        return Optional.ofNullable(reservations.get(key));
    }

    /** The view has come this far about the key: what was decided up to there is in it, or has been followed by something else. */
    @Override
    public synchronized void arrived(String key, Position cause) {
        drop(events, key, cause);
        drop(reservations, key, cause);
    }

    /** Replies of two owners in a row may overtake each other. */
    private <T> void keep(Map<String, Seen<T>> states, String key, Seen<T> state) {
        Seen<T> before = states.remove(key);
        states.put(key, before != null && isNewer(before, state) ? before : state);
        if (states.size() > capacity) {
            states.remove(states.keySet().iterator().next());
        }
    }

    private static <T> void drop(Map<String, Seen<T>> states, String key, Position cause) {
        Seen<T> state = states.get(key);
        if (state != null && state.cause().filter(cause::reaches).isPresent()) {
            states.remove(key);
        }
    }

    private static boolean isNewer(Seen<?> one, Seen<?> other) {
        return other.cause().filter(one::reaches).isPresent();
    }

    /** The state that has come further; the published one where both have come as far. */
    static <T> Optional<Seen<T>> newest(Optional<Seen<T>> published, Optional<Seen<T>> decided) {
        @Nullable Seen<T> told = decided.orElse(null);
        if (told == null || published.filter(seen -> isNewer(seen, told)).isPresent()) {
            return published;
        }
        return decided;
    }
}
