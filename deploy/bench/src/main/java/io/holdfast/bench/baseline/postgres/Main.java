package io.holdfast.bench.baseline.postgres;

import io.holdfast.bench.baseline.http.Server;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;

/** Design B's web process. */
public final class Main {

    private Main() {}

    /**
     * Listens until it is stopped.
     *
     * @param arguments the port, the database's URL, and how many connections to it
     */
    public static void main(String[] arguments) {
        start(Vertx.vertx(), Integer.parseInt(arguments[0]), arguments[1], Integer.parseInt(arguments[2]))
                .onFailure(failed -> {
                    System.err.println(failed.getMessage());
                    System.exit(1);
                });
    }

    static Future<String> start(Vertx vertx, int port, String url, int connections) {
        Pool pool = Database.pool(vertx, url, connections);
        return Database.prepare(pool)
                .compose(_ -> Server.start(vertx, port, "postgres", () -> new PostgresOwner(pool)));
    }
}
