package io.holdfast.schemas.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.holdfast.schemas.SchemaRegistry;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A registry that has the schema of every topic: the two questions of Confluent's REST API that a service asks. */
public final class TestRegistry {

    private static final List<Topic> TOPICS =
            Topics.ALL.stream().filter(topic -> topic.value().isPresent()).toList();

    private static final String URL = start();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.at(URL);

    private TestRegistry() {}

    /** The registry, for whoever encodes and decodes. */
    public static SchemaRegistry get() {
        return REGISTRY;
    }

    /** Its address, for whoever is configured. */
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
        answer(
                exchange,
                "{\"subject\":\"%s\",\"id\":%d,\"version\":1,\"schema\":%s}".formatted(subject, id, schema(id)));
    }

    private static void byId(HttpExchange exchange) throws IOException {
        answer(exchange, "{\"schema\":%s}".formatted(schema(Integer.parseInt(lastPart(exchange)))));
    }

    /** The schema as a JSON string. */
    private static String schema(int id) {
        String schema = TOPICS.get(id).value().orElseThrow().toString();
        return '"' + schema.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String lastPart(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
