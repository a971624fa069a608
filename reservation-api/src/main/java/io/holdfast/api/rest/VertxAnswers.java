package io.holdfast.api.rest;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;

/** Answers where no resource is involved. */
final class VertxAnswers {

    private VertxAnswers() {}

    static void send(RoutingContext context, Problem problem) {
        try (Response response = problem.response().build()) {
            send(context, response);
        }
    }

    /** The rest of the body is not worth reading. */
    static void sendTooLarge(RoutingContext context, int maxBytes) {
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        send(context, Refusal.tooLargeProblem(maxBytes));
    }

    static void send(RoutingContext context, Response answer) {
        var response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(answer.getStatus());
        answer.getStringHeaders().forEach(response::putHeader);
        // Every body here is written already.
        byte[] body = answer.getEntity() instanceof byte[] bytes ? bytes : new byte[0];
        var _ = response.end(Buffer.buffer(body));
    }
}
