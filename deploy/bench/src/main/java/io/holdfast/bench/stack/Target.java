package io.holdfast.bench.stack;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Something that answers the HTTP contract, up for the time of a run. */
public abstract class Target implements AutoCloseable {

    /**
     * Where a log is.
     *
     * @param bootstrapServers brokers to begin with
     */
    public record Log(String bootstrapServers) {}

    private final long upNanos = System.nanoTime();
    private final String name;
    private final URI url;
    private final List<String> settings;

    /** A target that is up. */
    Target(String name, URI url, List<String> settings) {
        this.name = name;
        this.url = url;
        this.settings = List.copyOf(settings);
    }

    /** What it is called in tables. */
    public final String name() {
        return name;
    }

    public final List<String> settings() {
        return settings;
    }

    public final URI url() {
        return url;
    }

    /** When it was up, as {@link System#nanoTime()}: since the bench had started it or, if it was up before, since the bench found it. */
    public final long upNanos() {
        return upNanos;
    }

    /** What the callers of a tenant are known by; empty if it asks for no token. */
    public Optional<String> token(String tenant) throws IOException, InterruptedException {
        return Optional.empty();
    }

    /** Its processes; none if they are not known. */
    public List<MeasuredProcess> parts() throws IOException {
        return List.of();
    }

    /** Its log; empty if it has none. */
    public Optional<Log> log() {
        return Optional.empty();
    }

    /** Where the instances of a service tell their metrics; none if it has no such service. */
    public List<URI> metrics(String service) {
        return List.of();
    }

    /** Whether its own records bear out the promises; what was found is printed. What has no log is judged by what it told alone. */
    public boolean audit() throws IOException, InterruptedException {
        return true;
    }

    /** Stops what was started for the run; a second time does nothing. */
    @Override
    public abstract void close() throws IOException;
}
