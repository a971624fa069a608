package io.holdfast.mirror;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Says whether the mirror runs: {@code GET /health/ready} answers 200 or 503. */
final class HealthApi implements AutoCloseable {

    private static final int NO_BODY = -1;

    private final HttpServer server;

    private HealthApi(HttpServer server) {
        this.server = server;
    }

    static HealthApi start(int port, Condition condition) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/health/ready", exchange -> answer(exchange, condition.runs()));
        server.start();
        return new HealthApi(server);
    }

    private static void answer(HttpExchange exchange, boolean runs) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(runs ? 200 : 503, NO_BODY);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
