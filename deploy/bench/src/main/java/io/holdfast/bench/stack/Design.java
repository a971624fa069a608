package io.holdfast.bench.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of the two simpler designs: a web process, and its database where it has one. */
public final class Design implements Target {

    private static final int CONNECTIONS = 12;
    private static final int DATABASE_PORT = 1;

    private final long upNanos = System.nanoTime();
    private final String name;
    private final JavaProcess web;
    private final URI url;
    private final List<String> settings;
    private final @Nullable Postgres postgres;

    private Design(String name, JavaProcess web, URI url, List<String> settings, @Nullable Postgres postgres) {
        this.name = name;
        this.web = web;
        this.url = url;
        this.settings = List.copyOf(settings);
        this.postgres = postgres;
    }

    /** Design A: the seats in the memory of one process. */
    public static Design memory(Path data, int port) throws IOException, InterruptedException {
        return start("design-a", data, port, List.of(), null, "memory", Integer.toString(port));
    }

    /**
     * Design B: a web process over PostgreSQL.
     *
     * @param url of a database to use; empty for one of its own
     * @param settings of its own database
     */
    public static Design postgres(Path data, int port, Optional<String> url, List<String> settings)
            throws IOException, InterruptedException {
        Postgres own = url.isPresent()
                ? null
                : Postgres.start(
                        data.resolve("postgres"), data.resolve("logs/postgres.log"), port + DATABASE_PORT, settings);
        try {
            return start(
                    "design-b",
                    data,
                    port,
                    settings,
                    own,
                    "postgres",
                    Integer.toString(port),
                    own == null ? url.orElseThrow() : own.url(),
                    Integer.toString(CONNECTIONS));
        } catch (IOException | RuntimeException failed) {
            if (own != null) {
                own.close();
            }
            throw failed;
        }
    }

    /** Whether design B can be started here without a database of somebody else's. */
    public static boolean postgresInstalled() {
        return Postgres.installed();
    }

    private static Design start(
            String name,
            Path data,
            int port,
            List<String> settings,
            @Nullable Postgres postgres,
            String design,
            String... arguments)
            throws IOException, InterruptedException {
        // All of design A's state is in its memory.
        String heap = design.equals("memory") ? "1g" : "256m";
        JavaProcess web = JavaProcess.start(
                name, data, heap, "io.holdfast.bench.baseline.%s.Main".formatted(design), List.of(arguments));
        URI url = URI.create("http://127.0.0.1:" + port);
        web.awaitAnswer(url.resolve("/v1/events/none"));
        return new Design(name, web, url, settings, postgres);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long upNanos() {
        return upNanos;
    }

    @Override
    public List<String> settings() {
        return settings;
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public List<Part> parts() {
        var parts = new ArrayList<Part>();
        parts.add(web.part("web"));
        if (postgres != null) {
            parts.add(new Part("postgres", postgres.pids(), Optional.empty()));
        }
        return parts;
    }

    @Override
    public Optional<Log> log() {
        return Optional.empty();
    }

    @Override
    public List<URI> metrics(String service) {
        return List.of();
    }

    /** It has no log to be audited from: what callers were told is all there is to check, and that the bench does. */
    @Override
    public boolean audit() {
        return true;
    }

    @Override
    public void close() throws IOException {
        try {
            web.stop();
        } finally {
            if (postgres != null) {
                postgres.close();
            }
        }
    }
}
