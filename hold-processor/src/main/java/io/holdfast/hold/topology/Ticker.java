package io.holdfast.hold.topology;

/** Appends a Tick to a partition of seat-commands. */
@FunctionalInterface
public interface Ticker {

    /** Sends the Tick and returns at once. A lost one is sent again later, a doubled one does nothing. */
    void tick(int partition);
}
