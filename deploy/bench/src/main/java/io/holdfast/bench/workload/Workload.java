package io.holdfast.bench.workload;

import io.holdfast.bench.load.Feed;
import java.io.IOException;
import java.util.List;

/** What callers do. */
public interface Workload {

    /** What it is called on the command line. */
    String name();

    /** What it does, in half a sentence. */
    String story();

    /** Opens what a phase needs and returns its calls. The same plan leads to the same calls. */
    Feed prepare(Venue venue, Plan plan) throws IOException, InterruptedException;

    /** Waits for what comes after the load, and says what was seen; called once, after the measured phase. */
    default List<String> finish(Venue venue) throws IOException, InterruptedException {
        return List.of();
    }
}
