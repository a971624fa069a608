package io.holdfast.api.http.response;

import io.holdfast.api.answer.Reply;
import io.holdfast.api.answer.Reply.Problem;
import io.holdfast.api.http.request.Json;
import io.holdfast.api.http.request.MediaTypes;
import io.holdfast.api.http.request.Refusal;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/**
 * An answer that is ready to be sent, and how answers are sent.
 *
 * @param status of HTTP
 * @param headers may be added to until it is sent
 * @param body empty if it has none
 */
public record HttpAnswer(int status, MultiMap headers, Buffer body) {

    private static final int UNAVAILABLE = 503;

    /** RFC 9113, 7. */
    private static final long NO_ERROR = 0;

    /** One without a body. */
    public static HttpAnswer of(int status) {
        return new HttpAnswer(status, HttpHeaders.headers(), Buffer.buffer());
    }

    public static HttpAnswer of(int status, String mediaType, byte[] body) {
        return new HttpAnswer(status, HttpHeaders.headers(), Buffer.buffer(body))
                .with(HttpHeaders.CONTENT_TYPE, mediaType);
    }

    /** A problem, and that it may be gone soon if the status says so. */
    public static HttpAnswer of(Problem problem) {
        HttpAnswer answer = of(problem.status(), MediaTypes.PROBLEM, Json.write(problem::write));
        return problem.status() == UNAVAILABLE
                ? answer.with(HttpHeaders.RETRY_AFTER, Integer.toString(Reply.Refusal.SOON))
                : answer;
    }

    public HttpAnswer with(CharSequence name, CharSequence value) {
        headers.set(name, value);
        return this;
    }

    public static void send(RoutingContext context, Problem problem) {
        send(context, of(problem));
    }

    /** The rest of the body is not worth reading. */
    public static void sendTooLarge(RoutingContext context, int maxBytes) {
        sendAndClose(context, Refusal.tooLargeProblem(maxBytes));
    }

    /** Answers a request whose body is not read to its end: nothing else can come on its connection, or on its stream in HTTP/2. */
    public static void sendAndClose(RoutingContext context, Problem problem) {
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

    public static void close(RoutingContext context) {
        if (context.request().version() == HttpVersion.HTTP_2) {
            context.response().reset(NO_ERROR);
        } else {
            var _ = context.request().connection().close();
        }
    }

    public static void send(RoutingContext context, HttpAnswer answer) {
        HttpServerResponse response = context.response();
        if (!response.ended() && !response.closed()) {
            head(response, answer);
            var _ = response.end(answer.body());
        }
    }

    public static void head(HttpServerResponse response, HttpAnswer answer) {
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
    }
}
