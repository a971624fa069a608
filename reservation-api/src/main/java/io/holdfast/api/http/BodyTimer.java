package io.holdfast.api.http;

import io.holdfast.api.http.request.RefusedRequestException;
import io.holdfast.api.http.response.HttpAnswer;
import io.holdfast.api.settings.Settings;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;

/** Ends requests whose body does not come: until it is there a request costs a connection and nothing else, and not for ever. */
@ApplicationScoped
class BodyTimer {

    /** Behind what refuses a request for its head. */
    private static final int AFTER_THE_HEAD = 999;

    /** Those of all other methods are passed over. */
    private static final Set<HttpMethod> READ = Set.of(HttpMethod.PUT, HttpMethod.POST, HttpMethod.PATCH);

    private final Duration patience;

    BodyTimer(Settings settings) {
        this.patience = settings.limits().body();
    }

    void filter(@Observes Filters filters) {
        filters.register(this::watch, AFTER_THE_HEAD);
    }

    private void watch(RoutingContext context) {
        if (mayHaveBody(context.request())) {
            // Not isEnded(), which is false of a body that was read to its end by somebody who paused the request
            // between its parts.
            Future<Void> body = context.request().end();
            long timer = context.vertx().setTimer(patience.toMillis(), _ -> {
                if (!body.isComplete()) {
                    giveUp(context);
                }
            });
            // One that was answered for its head goes on blocking its connection until its body is there.
            body.onComplete(_ -> context.vertx().cancelTimer(timer));
        }
        context.next();
    }

    /** A call whose body nobody reads may have been sent long ago, and waits for its outcome: it is not told that nothing was. */
    private static void giveUp(RoutingContext context) {
        if (isRead(context.request())) {
            HttpAnswer.sendAndClose(context, RefusedRequestException.bodyTimeoutProblem());
        } else if (context.response().ended()) {
            HttpAnswer.close(context);
        } else {
            context.addEndHandler(_ -> HttpAnswer.close(context));
        }
    }

    private static boolean mayHaveBody(HttpServerRequest request) {
        // The end of a request of HTTP/2 that nobody reads is never told, with a body or without; nor does it block its
        // like.
        return request.version() == HttpVersion.HTTP_2
                ? isRead(request)
                : request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                        || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static boolean isRead(HttpServerRequest request) {
        return READ.contains(request.method());
    }
}
