package io.holdfast.bench.baseline.memory;

import io.holdfast.bench.baseline.http.Server;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Design A as a process. */
public final class Main {

    /** As often as the pipeline looks at most. */
    private static final int EXPIRE_EVERY_MS = 100;

    private Main() {}

    /**
     * Listens until it is stopped.
     *
     * @param arguments the port
     */
    public static void main(String[] arguments) {
        Vertx vertx = Vertx.vertx();
        start(vertx, Integer.parseInt(arguments[0])).onFailure(failed -> {
            System.err.println(failed.getMessage());
            System.exit(1);
        });
    }

    static io.vertx.core.Future<String> start(Vertx vertx, int port) {
        var owner = new MemoryOwner(() -> Instant.now().truncatedTo(ChronoUnit.MILLIS));
        vertx.setPeriodic(EXPIRE_EVERY_MS, _ -> owner.expire());
        return Server.start(vertx, port, "memory", () -> owner);
    }
}
