package io.holdfast.bench.stack;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Something that answers the HTTP contract, up for the time of a run. */
public interface Target extends AutoCloseable {

    /**
     * Where a log is.
     *
     * @param bootstrapServers brokers to begin with
     */
    record Log(String bootstrapServers) {}

    /** What it is called in tables. */
    String name();

    default List<String> settings() {
        return List.of();
    }

    URI url();

    /** When it was up, as {@link System#nanoTime()}: since the bench had started it or, if it was up before, since the bench found it. */
    long upNanos();

    /** Its processes; none if they are not known. */
    default List<Part> parts() throws IOException {
        return List.of();
    }

    /** Its log; empty if it has none. */
    default Optional<Log> log() {
        return Optional.empty();
    }

    /** Where the instances of a service tell their metrics; none if it has no such service. */
    default List<URI> metrics(String service) {
        return List.of();
    }

    /** Whether its own records bear out the promises; what was found is printed. What has no log is judged by what it told alone. */
    default boolean audit() throws IOException, InterruptedException {
        return true;
    }

    /** Stops what was started for the run; a second time does nothing. */
    @Override
    void close() throws IOException;
}
