package io.holdfast.api.view.store;

/** Hears of each committed state after it can be read. */
@FunctionalInterface
public interface RecordListener {

    /** A state was stored. */
    void stored(StateRecord record);
}
