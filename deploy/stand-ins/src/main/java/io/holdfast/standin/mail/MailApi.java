package io.holdfast.standin.mail;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The inbox over HTTP, and the faults. */
final class MailApi implements AutoCloseable {

    private static final int NEWEST = 200;
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String TO = "to=";

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final MailServer server;

    MailApi(int port, MailServer server) throws IOException {
        this.server = server;
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        http.createContext("/", this::handle);
        http.setExecutor(threads);
        http.start();
    }

    int port() {
        return http.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String call = exchange.getRequestMethod() + " " + path;
        Inbox inbox = server.inbox();
        if (call.startsWith("GET /mails/")) {
            Optional<byte[]> eml = inbox.eml(path.substring("/mails/".length()));
            if (eml.isPresent()) {
                send(exchange, 200, "message/rfc822", eml.get());
            } else {
                error(exchange, 404, "no mail has this id");
            }
            return;
        }
        switch (call) {
            case "GET /" -> {
                String page = MailPage.of(inbox.newest(NEWEST), inbox.size());
                send(exchange, 200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
            }
            case "GET /health" -> json(exchange, 200, Map.of("status", "UP"));
            case "GET /mails" -> {
                Optional<String> to = Optional.ofNullable(
                                exchange.getRequestURI().getQuery())
                        .filter(query -> query.startsWith(TO))
                        .map(query -> query.substring(TO.length()));
                json(exchange, 200, Map.of("mails", inbox.mails(to)));
            }
            case "PUT /admin/faults" -> {
                try {
                    server.fail(MAPPER.readValue(exchange.getRequestBody(), MailFault.class));
                    json(exchange, 200, Map.of());
                } catch (JacksonException wrong) {
                    error(exchange, 400, wrong.getOriginalMessage());
                }
            }
            case "DELETE /admin/faults" -> {
                server.recover();
                json(exchange, 200, Map.of());
            }
            default -> error(exchange, 404, "no such call: " + call);
        }
    }

    private static void error(HttpExchange exchange, int status, String error) throws IOException {
        json(exchange, status, Map.of("error", error));
    }

    private static void json(HttpExchange exchange, int status, Object value) throws IOException {
        send(exchange, status, "application/json", MAPPER.writeValueAsBytes(value));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
