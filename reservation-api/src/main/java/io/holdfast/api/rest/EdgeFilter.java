package io.holdfast.api.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Refusals before and behind the resources, where the HTTP server would answer without a body. */
class EdgeFilter {

    /** Before the server's own limit, which is higher. */
    private static final int FIRST = 1_000;

    /** As long as an answer with all seats may take. */
    private static final Duration READER_PATIENCE = Duration.ofSeconds(30);

    private static final HttpDate DATE = new HttpDate();

    private static final int NOT_FOUND = 404;

    private static final Pattern EVENT = Pattern.compile("/v1/events/[^/]+/?");

    void filter(@Observes Filters filters) {
        filters.register(EdgeFilter::headers, FIRST + 2);
        filters.register(EdgeFilter::path, FIRST + 1);
        filters.register(EdgeFilter::drained, FIRST + 3);
        filters.register(EdgeFilter::limit, FIRST);
    }

    void routes(@Observes Router router) {
        router.options("/v1/*").handler(EdgeFilter::options);
        router.route().last().handler(context -> VertxAnswers.send(context, EdgeProblems.of(NOT_FOUND)));
    }

    private static void options(RoutingContext context) {
        Routes.methods(context.normalizedPath())
                .ifPresentOrElse(
                        methods -> {
                            var _ = context.response()
                                    .putHeader(HttpHeaders.ALLOW, String.join(", ", methods))
                                    .end();
                        },
                        context::next);
    }

    /**
     * When the answer is written, by this service's clock: callers reckon with it how long a hold lasts by theirs (RFC 9110, 6.6.1). And that
     * nobody may keep it, if nothing else is said: it may be another one a moment later.
     */
    private static void headers(RoutingContext context) {
        context.addHeadersEndHandler(_ -> {
            MultiMap headers = context.response().headers();
            headers.set(HttpHeaders.DATE, DATE.text(Instant.now()));
            if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
                headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
            }
        });
        context.next();
    }

    private static void path(RoutingContext context) {
        RawPath.problem(Objects.requireNonNullElse(context.request().path(), ""))
                .ifPresentOrElse(
                        field -> VertxAnswers.send(
                                context,
                                Refusal.field(field, "must not be empty, . or ..")
                                        .problem()),
                        context::next);
    }

    /** A connection whose reader has not taken the answers before is served no further until it has: they would pile up here. */
    private static void drained(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (!response.writeQueueFull()) {
            context.next();
            return;
        }
        long timer = context.vertx().setTimer(READER_PATIENCE.toMillis(), _ -> VertxAnswers.close(context));
        response.drainHandler(_ -> {
            response.drainHandler(null);
            if (context.vertx().cancelTimer(timer)) {
                context.next();
            }
        });
    }

    private static void limit(RoutingContext context) {
        long announced = announces(context.request());
        if (announced > Body.MAX_BYTES && announced > maxBytes(context)) {
            VertxAnswers.sendTooLarge(context, maxBytes(context));
        } else {
            context.next();
        }
    }

    private static int maxBytes(RoutingContext context) {
        return EVENT.matcher(context.normalizedPath()).matches() ? Body.MAX_EVENT_BYTES : Body.MAX_BYTES;
    }

    private static long announces(HttpServerRequest request) {
        @Nullable String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException malformed) {
            return 0;
        }
    }
}
