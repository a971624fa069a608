package io.holdfast.hold.topology;

/** Appends a Tick to a partition of seat-commands. */
@FunctionalInterface
public interface Ticker {

    /**
     * Sends the Tick and returns at once. A lost one is sent again later, a doubled one does nothing. Once it is appended the broker's stamp
     * is told to the {@link BrokerClock}.
     */
    void tick(int partition);
}
