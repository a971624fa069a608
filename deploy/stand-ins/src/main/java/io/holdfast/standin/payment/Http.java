package io.holdfast.standin.payment;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Answers over HTTP. */
final class Http {

    private Http() {}

    static void answer(HttpExchange exchange, StripeReply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders()
                .add("Request-Id", "req_" + UUID.randomUUID().toString().substring(0, 8));
        exchange.sendResponseHeaders(reply.http(), body.length);
        exchange.getResponseBody().write(body);
    }
}
