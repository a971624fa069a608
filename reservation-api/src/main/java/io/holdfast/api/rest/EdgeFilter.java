package io.holdfast.api.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/** Refusals before and behind the resources, where the HTTP server would answer without a body. */
class EdgeFilter {

    /** Before the server's own limit, which is higher. */
    private static final int FIRST = 1_000;

    private static final int NOT_FOUND = 404;

    void filter(@Observes Filters filters) {
        filters.register(EdgeFilter::limit, FIRST);
    }

    void routes(@Observes Router router) {
        router.route().last().handler(context -> answer(context, EdgeProblems.of(NOT_FOUND)));
    }

    private static void limit(RoutingContext context) {
        if (announces(context.request()) > Body.MAX_BYTES) {
            // The rest of the body is not worth reading.
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            answer(context, Refusal.tooLargeProblem());
        } else {
            context.next();
        }
    }

    private static long announces(HttpServerRequest request) {
        @Nullable String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException malformed) {
            return 0;
        }
    }

    private static void answer(RoutingContext context, Problem problem) {
        if (!context.response().ended()) {
            var _ = context.response()
                    .setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(Buffer.buffer(problem.body()));
        }
    }
}
