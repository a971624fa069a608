package io.holdfast.payment;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

/** A registry that has the schema of every topic: the two questions of Confluent's REST API that a service asks. */
public final class TestRegistry {

    private static final List<Topic> TOPICS =
            Topics.ALL.stream().filter(topic -> topic.value().isPresent()).toList();

    private static final String URL = start();

    private TestRegistry() {}

    public static String url() {
        return URL;
    }

    private static String start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/subjects/", TestRegistry::lookUp);
            server.createContext("/schemas/ids/", TestRegistry::byId);
            server.setExecutor(task -> Thread.ofPlatform().daemon().start(task));
            server.start();
            return "http://localhost:" + server.getAddress().getPort();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void lookUp(HttpExchange exchange) throws IOException {
        String subject = lastPart(exchange);
        int id = TOPICS.stream().map(Topic::subject).toList().indexOf(subject);
        answer(exchange, Map.of("subject", subject, "id", id, "version", 1, "schema", schema(id)));
    }

    private static void byId(HttpExchange exchange) throws IOException {
        answer(exchange, Map.of("schema", schema(Integer.parseInt(lastPart(exchange)))));
    }

    private static String schema(int id) {
        return TOPICS.get(id).value().orElseThrow().toString();
    }

    private static String lastPart(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void answer(HttpExchange exchange, Map<String, ?> body) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = new JsonMapper().writeValueAsBytes(body);
            exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
