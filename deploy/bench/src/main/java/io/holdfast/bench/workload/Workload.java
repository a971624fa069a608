package io.holdfast.bench.workload;

import io.holdfast.bench.load.Feed;
import io.holdfast.bench.load.Phase;
import java.io.IOException;
import java.util.List;

/** What callers do. */
public interface Workload {

    /** What it is called on the command line. */
    String name();

    /** Opens what a phase needs and returns its calls. The same plan leads to the same calls. */
    Feed prepare(Venue venue, Plan plan) throws IOException, InterruptedException;

    /** Whether the simpler design can play it, too: it holds seats, and no more. */
    default boolean holdsOnly() {
        return true;
    }

    /** Whether no caller wants what another one wants, and each asks once: what decides nothing can play it, too. */
    default boolean grantsAll() {
        return false;
    }

    /** Called when the meters have been read and the load is about to begin. */
    default void begin() throws InterruptedException {}

    /** Waits for what comes after the load, and says what was seen; called once after each measured phase. */
    default List<String> finish(Venue venue, Phase phase) throws IOException, InterruptedException {
        return List.of();
    }
}
