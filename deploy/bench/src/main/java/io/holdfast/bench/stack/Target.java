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

    /** Settings that were given. */
    List<String> settings();

    /** Where it listens. */
    URI url();

    /** When it was up, as {@link System#nanoTime()}: since the bench had started it or, if it was up before, since the bench found it. */
    long upNanos();

    /** Its processes; none where they are not known. */
    List<Part> parts() throws IOException;

    /** Its log; empty where it has none. */
    Optional<Log> log();

    /** Where the instances of a service tell their metrics; none where it has no such service. */
    List<URI> metrics(String service);

    /** Whether its own records bear out the promises; what was found is printed. */
    boolean audit() throws IOException, InterruptedException;

    /** Stops what was started for the run; a second time does nothing. */
    @Override
    void close() throws IOException;
}
