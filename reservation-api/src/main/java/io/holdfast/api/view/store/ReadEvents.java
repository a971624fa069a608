package io.holdfast.api.view.store;

import io.holdfast.api.model.Event;
import io.holdfast.api.view.Views.Seen;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Events as they were read last: each call asks for its event, few ask for a different one, and a store makes its readers queue. What is
 * published is read anew; what is not there is always looked for.
 */
public final class ReadEvents {

    private final int capacity;
    private final ConcurrentMap<String, Seen<Event>> events = new ConcurrentHashMap<>();

    /**
     * Keeps events in memory.
     *
     * @param capacity how many are kept; beyond it all are forgotten
     */
    public ReadEvents(int capacity) {
        this.capacity = capacity;
    }

    /** The event; it is read if it is not kept. A state that is older than what is stored meanwhile is forgotten at once. */
    Optional<Seen<Event>> get(String event, Function<String, Optional<Seen<Event>>> read) {
        @Nullable Seen<Event> known = events.get(event);
        if (known != null) {
            return Optional.of(known);
        }
        if (events.size() >= capacity) {
            events.clear();
        }
        return Optional.ofNullable(
                events.computeIfAbsent(event, key -> read.apply(key).orElse(null)));
    }

    /** The store has another state. An entry that is being read just now is complete before it is removed. */
    void stored(StateRecord record) {
        events.remove(record.key());
    }
}
