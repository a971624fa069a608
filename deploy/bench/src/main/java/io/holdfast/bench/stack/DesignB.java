package io.holdfast.bench.stack;

import io.holdfast.bench.baseline.postgres.Main;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Design B, the simpler one: a web process over PostgreSQL. */
public final class DesignB extends Target {

    private static final String NAME = "design-b";
    private static final String HEAP = "256m";
    private static final int CONNECTIONS = 12;
    private static final int DATABASE_PORT = 1;

    private final JavaProcess web;
    private final @Nullable Postgres postgres;

    private DesignB(JavaProcess web, URI url, List<String> settings, @Nullable Postgres postgres) {
        super(NAME, url, settings);
        this.web = web;
        this.postgres = postgres;
    }

    /**
     * Starts it.
     *
     * @param database URL of a database to use; empty for one of its own
     * @param settings of its own database
     */
    public static DesignB start(Path data, int port, Optional<String> database, List<String> settings)
            throws IOException, InterruptedException {
        Postgres own = database.isPresent()
                ? null
                : Postgres.start(
                        data.resolve("postgres"), data.resolve("logs/postgres.log"), port + DATABASE_PORT, settings);
        try {
            JavaProcess web = JavaProcess.start(
                    NAME,
                    data,
                    HEAP,
                    Main.class.getName(),
                    List.of(
                            Integer.toString(port),
                            own == null ? database.orElseThrow() : own.url(),
                            Integer.toString(CONNECTIONS)));
            URI url = URI.create("http://127.0.0.1:" + port);
            web.awaitAnswer(url.resolve("/v1/events/none"));
            return new DesignB(web, url, settings, own);
        } catch (IOException | RuntimeException failed) {
            if (own != null) {
                own.close();
            }
            throw failed;
        }
    }

    /** Whether it can be started here without a database of somebody else's. */
    public static boolean postgresInstalled() {
        return Postgres.installed();
    }

    @Override
    public List<MeasuredProcess> parts() {
        var parts = new ArrayList<MeasuredProcess>();
        parts.add(web.part("web"));
        if (postgres != null) {
            parts.add(new MeasuredProcess("postgres", postgres.pids(), Optional.empty()));
        }
        return parts;
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
