package io.holdfast.bench.baseline.postgres;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The database: its pool, and its schema. */
final class Database {

    private static final String SCHEMA = "schema.sql";
    private static final int MOST_WAITING = 100_000;

    private Database() {}

    /**
     * A pool of connections.
     *
     * @param url {@code postgresql://user:password@host:port/database}; with {@code jdbc:} before it as JDBC writes it
     * @param size connections; few: the database has no more cores than it has, and each further one only waits with its locks held
     */
    static Pool pool(Vertx vertx, String url, int size) {
        PgConnectOptions options = PgConnectOptions.fromUri(Urls.forClient(url))
                .setCachePreparedStatements(true)
                .setTcpNoDelay(true);
        return PgBuilder.pool()
                .connectingTo(options)
                .with(new PoolOptions()
                        .setMaxSize(size)
                        .setMaxWaitQueueSize(MOST_WAITING)
                        .setShared(true))
                .using(vertx)
                .build();
    }

    static Future<Void> prepare(Pool pool) {
        return pool.query(Statements.SCHEMA)
                .execute()
                .compose(rows -> rows.size() > 0
                        ? Future.succeededFuture()
                        : pool.query(schema()).execute().mapEmpty());
    }

    private static String schema() {
        try (InputStream sql = Database.class.getResourceAsStream(SCHEMA)) {
            if (sql == null) {
                throw new IllegalStateException(SCHEMA + " is not on the class path");
            }
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
