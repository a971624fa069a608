package io.holdfast.api.view;

import io.holdfast.schemas.LogPosition;
import java.util.List;

/** Hears of each state after it can be read, and once more as soon as it is committed. */
@FunctionalInterface
public interface ViewListener {

    /**
     * There is a new state, or none any more.
     *
     * @param key of the event or reservation
     * @param cause the command whose decision wrote it
     */
    void arrived(String key, LogPosition cause);

    /** Whether somebody waits for this event or reservation: only what is waited for is told before it is committed. */
    default boolean awaits(String key) {
        return false;
    }

    /** The owner has decided this command, which may be anybody's. Told before it is committed. */
    default void decided(LogPosition cause) {}

    /** Tells all of these. */
    static ViewListener all(List<ViewListener> listeners) {
        return new ViewListener() {
            @Override
            public void arrived(String key, LogPosition cause) {
                listeners.forEach(listener -> listener.arrived(key, cause));
            }

            @Override
            public boolean awaits(String key) {
                return listeners.stream().anyMatch(listener -> listener.awaits(key));
            }

            @Override
            public void decided(LogPosition cause) {
                listeners.forEach(listener -> listener.decided(cause));
            }
        };
    }
}
