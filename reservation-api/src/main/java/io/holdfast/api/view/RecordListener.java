package io.holdfast.api.view;

/** Hears of each committed state after it can be read. */
@FunctionalInterface
interface RecordListener {

    /** A state was stored. */
    void stored(StateRecord record);
}
