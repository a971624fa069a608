package io.holdfast.bench.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One of the two simpler designs: a web process, and its database where it has one. */
public final class Design implements Target {

    private static final int READY_WITHIN_S = 30;

    private static final int LOOK_EVERY_MS = 50;
    private static final int STOP_WITHIN_S = 10;
    private static final int CONNECTIONS = 12;
    private static final int DATABASE_PORT = 1;

    private final String name;
    private final Process web;
    private final URI url;
    private final Path pauses;
    private final List<String> settings;
    private final @Nullable Postgres postgres;

    private Design(String name, Process web, URI url, Path pauses, List<String> settings, @Nullable Postgres postgres) {
        this.name = name;
        this.web = web;
        this.url = url;
        this.pauses = pauses;
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
        Path logs = Files.createDirectories(data.resolve("logs"));
        Path pauses = logs.resolve(name + ".gc.log");
        Path log = logs.resolve(name + ".log");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                // All of its state is in its memory.
                design.equals("memory") ? "-Xmx1g" : "-Xmx256m",
                "-Xlog:gc:file=\"%s\":utctime:filecount=1,filesize=8m".formatted(pauses),
                "-cp",
                System.getProperty("java.class.path"),
                "io.holdfast.bench.baseline.%s.Main".formatted(design)));
        command.addAll(List.of(arguments));
        Process web = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var started = new Design(name, web, URI.create("http://127.0.0.1:" + port), pauses, settings, postgres);
        started.awaitReady(log);
        return started;
    }

    private void awaitReady(Path log) throws InterruptedException {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_WITHIN_S);
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build()) {
            while (!answers(http)) {
                if (!web.isAlive() || System.nanoTime() > giveUp) {
                    web.destroyForcibly();
                    throw new TargetException("%s did not start: see %s".formatted(name, log));
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
            }
        }
    }

    private boolean answers(HttpClient http) throws InterruptedException {
        try {
            var _ = http.send(
                    HttpRequest.newBuilder(url.resolve("/v1/events/none"))
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    BodyHandlers.discarding());
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public String name() {
        return name;
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
        parts.add(new Part("web", List.of(web.pid()), Optional.of(pauses)));
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
        web.destroy();
        try {
            if (!web.waitFor(STOP_WITHIN_S, TimeUnit.SECONDS)) {
                web.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + name + " stops", interrupted);
        } finally {
            if (postgres != null) {
                postgres.close();
            }
        }
    }
}
