package io.holdfast.standin.network;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the links do, and has them do something else.
 *
 * <pre>
 * GET /links                             what each direction does
 * PUT /links {"from", "to", "rule"}      changes it; a name may be *, for every machine, or a regular expression
 * </pre>
 */
final class NetworkApi implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ANY = "*";

    /**
     * What a direction does, or is to do.
     *
     * @param rule open, cut, silent, slow or flapping
     * @param ms how much later a slow one passes what it gets, or how long a flapping one is cut
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Link(
            String from, String to, String rule, @Nullable Long ms) {

        static Link of(Way way, Rule rule) {
            return switch (rule) {
                case Rule.Cut _ -> new Link(way.from(), way.to(), "cut", null);
                case Rule.Silent _ -> new Link(way.from(), way.to(), "silent", null);
                case Rule.Flapping(Duration every) -> new Link(way.from(), way.to(), "flapping", every.toMillis());
                case Rule.Slow(Duration by) ->
                    by.isZero()
                            ? new Link(way.from(), way.to(), "open", null)
                            : new Link(way.from(), way.to(), "slow", by.toMillis());
            };
        }

        Rule ordered() {
            return switch (rule) {
                case "open" -> Rule.OPEN;
                case "cut" -> new Rule.Cut();
                case "silent" -> new Rule.Silent();
                case "slow" -> new Rule.Slow(time());
                case "flapping" -> new Rule.Flapping(time());
                default -> throw new IllegalArgumentException("rule must be open, cut, silent, slow or flapping");
            };
        }

        private Duration time() {
            if (ms == null || ms < 1) {
                throw new IllegalArgumentException("ms must be 1 or more for a link that is " + rule);
            }
            return Duration.ofMillis(ms);
        }

        boolean means(Way way) {
            return means(from, way.from()) && means(to, way.to());
        }

        private static boolean means(String name, String machine) {
            return name.equals(ANY) || machine.matches(name);
        }
    }

    private final HttpServer server;
    private final LinkedNetwork network;

    private NetworkApi(HttpServer server, LinkedNetwork network) {
        this.server = server;
        this.network = network;
    }

    static NetworkApi start(int port, LinkedNetwork network) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        var api = new NetworkApi(server, network);
        server.createContext("/links", api::handle);
        server.start();
        return api;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestMethod()) {
                case "GET" -> answer(exchange, 200, JSON.writeValueAsString(links()));
                case "PUT" -> order(exchange);
                default -> answer(exchange, 405, "{}");
            }
        }
    }

    private List<Link> links() {
        return network.ways().stream()
                .map(way -> Link.of(way, network.rule(way)))
                .toList();
    }

    private void order(HttpExchange exchange) throws IOException {
        try {
            Link ordered = JSON.readValue(exchange.getRequestBody(), Link.class);
            Rule rule = ordered.ordered();
            List<Way> meant = network.ways().stream().filter(ordered::means).toList();
            if (meant.isEmpty()) {
                answer(
                        exchange,
                        404,
                        problem("no link from %s to %s: there are links of %s"
                                .formatted(ordered.from(), ordered.to(), String.join(", ", machines()))));
                return;
            }
            for (Way way : meant) {
                network.set(way, rule);
            }
            answer(exchange, 200, JSON.writeValueAsString(links()));
        } catch (JsonProcessingException wrong) {
            answer(exchange, 400, problem(wrong.getOriginalMessage()));
        } catch (IllegalArgumentException wrong) {
            answer(exchange, 400, problem(String.valueOf(wrong.getMessage())));
        }
    }

    private List<String> machines() {
        return network.ways().stream().map(Way::from).distinct().sorted().toList();
    }

    private static String problem(String message) {
        return JSON.createObjectNode().put("message", message).toString();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
