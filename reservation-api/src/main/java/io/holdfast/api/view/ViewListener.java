package io.holdfast.api.view;

import io.holdfast.api.answer.Position;

/** Hears of each published state after it can be read. */
@FunctionalInterface
public interface ViewListener {

    /**
     * A state was published.
     *
     * @param key of the event or reservation
     * @param cause the command whose decision wrote it
     */
    void arrived(String key, Position cause);
}
