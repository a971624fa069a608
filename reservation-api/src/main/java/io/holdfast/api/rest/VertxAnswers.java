package io.holdfast.api.rest;

import io.holdfast.api.answer.Answer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;

/** Answers where no resource is involved. */
final class VertxAnswers {

    /** RFC 9113, 7. */
    private static final long NO_ERROR = 0;

    private static final String RETRY_AFTER = "Retry-After";

    private static final Problem OVERLOADED = Problems.of(Answer.Overloaded.soon());

    /** Says nothing of when to come back: that stands in the header. */
    private static final byte[] OVERLOADED_BODY = OVERLOADED.body();

    private VertxAnswers() {}

    static void send(RoutingContext context, Problem problem) {
        try (Response response = problem.response().build()) {
            send(context, response);
        }
    }

    /** The rest of the body is not worth reading. */
    static void sendTooLarge(RoutingContext context, int maxBytes) {
        sendAndClose(context, Refusal.tooLargeProblem(maxBytes));
    }

    /** Answers a request whose body is not read to its end: nothing else can come on its connection, or on its stream in HTTP/2. */
    static void sendAndClose(RoutingContext context, Problem problem) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            // It was answered for its head, and the rest still does not come.
            close(context);
            return;
        }
        if (context.request().version() != HttpVersion.HTTP_2) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        context.addBodyEndHandler(_ -> context.vertx().runOnContext(_ -> close(context)));
        send(context, problem);
    }

    /** As {@link Responses} has it, without its detours: what is refused must not take the place of what can be served. */
    static void sendOverloaded(RoutingContext context, int retryAfterSeconds, Preference preference) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(OVERLOADED.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(RETRY_AFTER, Integer.toString(retryAfterSeconds));
        preference.applied().ifPresent(applied -> response.putHeader(Responses.PREFERENCE_APPLIED, applied));
        var _ = response.end(Buffer.buffer(OVERLOADED_BODY));
    }

    static void close(RoutingContext context) {
        if (context.request().version() == HttpVersion.HTTP_2) {
            context.response().reset(NO_ERROR);
        } else {
            var _ = context.request().connection().close();
        }
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
