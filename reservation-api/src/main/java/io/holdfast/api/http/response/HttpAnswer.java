package io.holdfast.api.http.response;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.JsonObject;
import io.holdfast.api.answer.Reply;
import io.holdfast.api.answer.Reply.AnswerKind;
import io.holdfast.api.answer.Reply.Problem;
import io.holdfast.api.answer.UndecidedAnswer;
import io.holdfast.api.http.request.CallHeaders;
import io.holdfast.api.http.request.CallHeaders.Preference;
import io.holdfast.api.http.request.MediaTypes;
import io.holdfast.api.http.request.RefusedRequestException;
import io.holdfast.api.model.Subject;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/**
 * An answer that is ready to be sent, and how answers are sent.
 *
 * @param status of HTTP
 * @param headers may be added to until it is sent
 * @param body empty if it has none
 */
public record HttpAnswer(int status, MultiMap headers, Buffer body) {

    private static final String EVIDENCE = "Holdfast-Evidence";
    private static final String PREFERENCE_APPLIED = "Preference-Applied";

    /** Written once: what is refused must not take the place of what can be served. */
    private static final byte[] OVERLOADED = JsonObject.bytes(UndecidedAnswer.Overloaded.PROBLEM::write);

    private static final int UNAVAILABLE = 503;
    private static final String GZIP = "gzip";
    private static final int MIN_BYTES_TO_COMPRESS = 8 * 1024;

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
        HttpAnswer answer = of(problem.status(), MediaTypes.PROBLEM, JsonObject.bytes(problem::write));
        return problem.status() == UNAVAILABLE
                ? answer.with(HttpHeaders.RETRY_AFTER, Integer.toString(Reply.Refusal.SOON))
                : answer;
    }

    /** What a caller is told, and that it was told so as it preferred. */
    public static HttpAnswer of(Reply reply, Preference preference) {
        HttpAnswer response = switch (reply) {
            case Reply.Result result -> of(result);
            case Reply.Refusal refusal -> of(refusal);
        };
        reply.evidence().ifPresent(position -> response.with(EVIDENCE, position.toString()));
        preference.applied().ifPresent(applied -> response.with(PREFERENCE_APPLIED, applied));
        return response;
    }

    private static HttpAnswer of(Reply.Result result) {
        int status = result.status();
        if (status == Answer.NO_CONTENT) {
            return of(status);
        }
        HttpAnswer response = of(status, MediaTypes.JSON, JsonObject.bytes(result.members()));
        if (status == Answer.CREATED || status == Answer.ACCEPTED) {
            response.with(HttpHeaders.LOCATION, location(result.subject()) + result.below());
        }
        // A decision takes milliseconds; one that is not there yet is not helped by asking more often.
        return status == Answer.ACCEPTED
                ? response.with(HttpHeaders.RETRY_AFTER, Integer.toString(Reply.Refusal.SOON))
                : response;
    }

    private static HttpAnswer of(Reply.Refusal refusal) {
        HttpAnswer answer = refusal.kind() == AnswerKind.OVERLOADED
                ? of(refusal.problem().status(), MediaTypes.PROBLEM, OVERLOADED)
                : of(refusal.problem());
        return refusal.problem().status() == UNAVAILABLE
                ? answer.with(HttpHeaders.RETRY_AFTER, Integer.toString(refusal.retryAfterSeconds()))
                : answer;
    }

    /** A path of this service. Ids need no escaping. */
    private static String location(Subject subject) {
        if (subject.equals(Subject.ofAll())) {
            return "/v1/events";
        }
        String event = "/v1/events/" + subject.event();
        return subject.reservation().map(id -> event + "/reservations/" + id).orElse(event);
    }

    public HttpAnswer with(CharSequence name, CharSequence value) {
        headers.set(name, value);
        return this;
    }

    /**
     * The same, in gzip if it is large and its caller asks for that (RFC 9110, 12.5.3). Not the server's own compression: that has no lower bound,
     * and the answers to holds are small and many.
     */
    HttpAnswer compressed(CallHeaders caller) {
        if (body.length() < MIN_BYTES_TO_COMPRESS) {
            return this;
        }
        with(HttpHeaders.VARY, "Accept-Encoding");
        return caller.acceptsGzip()
                ? new HttpAnswer(status, headers, gzip(body)).with(HttpHeaders.CONTENT_ENCODING, GZIP)
                : this;
    }

    private static Buffer gzip(Buffer body) {
        var compressed = new ByteArrayOutputStream(body.length() / 8);
        try (var out = new GZIPOutputStream(compressed)) {
            out.write(body.getBytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Buffer.buffer(compressed.toByteArray());
    }

    public static void send(RoutingContext context, Problem problem) {
        send(context, of(problem));
    }

    /** The rest of the body is not worth reading. */
    public static void sendTooLarge(RoutingContext context, int maxBytes) {
        sendAndClose(context, RefusedRequestException.tooLargeProblem(maxBytes));
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
