package io.holdfast.api.http;

import io.holdfast.api.http.request.PathTemplate;
import io.holdfast.api.http.request.RefusedRequestException;
import io.holdfast.api.http.response.HttpAnswer;
import io.holdfast.api.http.response.HttpDate;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Refuses what no call takes, so that the HTTP server does not answer it without a body. */
@ApplicationScoped
class EdgeFilter {

    /** Before the server's own limit, which is higher. */
    private static final int FIRST = 1_000;

    /** As long as an answer with all seats may take. */
    private static final Duration READER_PATIENCE = Duration.ofSeconds(30);

    private static final HttpDate DATE = new HttpDate();

    private final Routes routes;

    EdgeFilter(Routes routes) {
        this.routes = routes;
    }

    void filter(@Observes Filters filters) {
        filters.register(EdgeFilter::headers, FIRST + 2);
        filters.register(EdgeFilter::path, FIRST + 1);
        filters.register(EdgeFilter::drained, FIRST + 3);
        filters.register(this::limit, FIRST);
    }

    void routes(@Observes Router router) {
        router.route()
                .last()
                .handler(context -> HttpAnswer.send(
                        context, RefusedRequestException.noSuchPath().problem()));
    }

    /**
     * When the answer is written, by this service's clock: callers reckon with it how long a hold lasts by theirs (RFC 9110, 6.6.1). And that
     * nobody may keep it, if nothing else is said: it may differ a moment later.
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
        PathTemplate.problem(Objects.requireNonNullElse(context.request().path(), ""))
                .ifPresentOrElse(
                        field -> HttpAnswer.send(
                                context,
                                RefusedRequestException.field(field, "must not be empty, . or ..")
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
        long timer = context.vertx().setTimer(READER_PATIENCE.toMillis(), _ -> HttpAnswer.close(context));
        response.drainHandler(_ -> {
            response.drainHandler(null);
            if (context.vertx().cancelTimer(timer)) {
                context.next();
            }
        });
    }

    private void limit(RoutingContext context) {
        long announced = announces(context.request());
        if (announced > Routes.MAX_BYTES && announced > maxBytes(context)) {
            HttpAnswer.sendTooLarge(context, maxBytes(context));
        } else {
            context.next();
        }
    }

    private int maxBytes(RoutingContext context) {
        return routes.at(PathTemplate.segments(context.normalizedPath())).stream()
                .mapToInt(Route::maxBytes)
                .reduce(Routes.MAX_BYTES, Math::max);
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
