package io.holdfast.standin.issuer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The issuer over HTTP.
 *
 * <pre>
 * GET  /.well-known/openid-configuration   where the rest is
 * GET  /jwks                               what its tokens are verified with
 * POST /token                              form: scope, tenant, customer, ttl (seconds); a token that says so
 * POST /rotate                             signs with a new key from now on
 * GET  /health
 * </pre>
 */
final class IssuerApi {

    private static final JsonMapper JSON = new JsonMapper();

    /** A form of four short values. */
    private static final int MAX_FORM_BYTES = 8 * 1024;

    private static final Pattern THIS_MACHINE = Pattern.compile("(127\\.0\\.0\\.1|localhost)(:\\d+)?");

    private final Issuer issuer;

    IssuerApi(Issuer issuer) {
        this.issuer = issuer;
    }

    void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (isOfPage(exchange)) {
                refuse(exchange, 403, "access_denied", "web pages get no token here");
            } else {
                answer(exchange);
            }
        }
    }

    /** A page that somebody else wrote must not get a token because its reader's machine runs this issuer. */
    private static boolean isOfPage(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        return host == null
                || !THIS_MACHINE.matcher(host).matches()
                || exchange.getRequestHeaders().containsKey("Origin");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String call =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        switch (call) {
            case "GET /.well-known/openid-configuration" -> json(exchange, 200, discovery());
            case "GET /jwks" -> send(exchange, 200, issuer.publishedKeys());
            case "POST /token" -> token(exchange);
            case "POST /rotate" -> json(exchange, 200, Map.of("kid", issuer.rotate()));
            case "GET /health" -> json(exchange, 200, Map.of("status", "UP"));
            default -> refuse(exchange, 404, "invalid_request", "no such call: " + call);
        }
    }

    private Map<String, Object> discovery() {
        String url = issuer.url();
        return Map.of(
                "issuer", url,
                "jwks_uri", url + "/jwks",
                "token_endpoint", url + "/token",
                "grant_types_supported", List.of("client_credentials"),
                "response_types_supported", List.of("token"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256"));
    }

    private void token(HttpExchange exchange) throws IOException {
        byte[] form = exchange.getRequestBody().readNBytes(MAX_FORM_BYTES);
        try {
            TokenRequest request = TokenRequest.parse(new String(form, StandardCharsets.UTF_8));
            exchange.getResponseHeaders().add("Cache-Control", "no-store");
            json(
                    exchange,
                    200,
                    Map.of(
                            "access_token", issuer.sign(request),
                            "token_type", "Bearer",
                            "expires_in", request.ttlSeconds(),
                            "scope", request.scope()));
        } catch (IllegalArgumentException wrong) {
            refuse(exchange, 400, "invalid_request", String.valueOf(wrong.getMessage()));
        }
    }

    /** As RFC 6749 (5.2) has it. */
    private static void refuse(HttpExchange exchange, int status, String error, String description) throws IOException {
        json(exchange, status, Map.of("error", error, "error_description", description));
    }

    private static void json(HttpExchange exchange, int status, Object value) throws IOException {
        send(exchange, status, JSON.writeValueAsString(value));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
