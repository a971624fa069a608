package io.holdfast.standin.mail;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;

/** An answer over HTTP. */
final class Answer {

    static final JsonMapper MAPPER = new JsonMapper();

    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final String JSON = "application/json";

    private final int status;
    private final String type;
    private final byte[] body;

    private Answer(int status, String type, byte[] body) {
        this.status = status;
        this.type = type;
        this.body = body;
    }

    static Answer of(String type, byte[] body) {
        return new Answer(OK, type, body);
    }

    static Answer json(Object value) throws IOException {
        return new Answer(OK, JSON, MAPPER.writeValueAsBytes(value));
    }

    static Answer nothing() {
        return new Answer(NO_CONTENT, JSON, new byte[0]);
    }

    static Answer error(int status, String error) throws IOException {
        return new Answer(status, JSON, MAPPER.writeValueAsBytes(Map.of("error", error)));
    }

    void send(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        if (status == NO_CONTENT) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
