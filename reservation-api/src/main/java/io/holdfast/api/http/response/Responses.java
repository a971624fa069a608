package io.holdfast.api.http.response;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.Reply;
import io.holdfast.api.answer.Reply.AnswerKind;
import io.holdfast.api.http.request.CallHeaders;
import io.holdfast.api.http.request.CallHeaders.Preference;
import io.holdfast.api.http.request.Json;
import io.holdfast.api.http.request.MediaTypes;
import io.holdfast.api.model.Subject;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Answers as HTTP responses. */
public final class Responses {

    private static final String EVIDENCE = "Holdfast-Evidence";
    private static final String PREFERENCE_APPLIED = "Preference-Applied";
    /** Written once: what is refused must not take the place of what can be served. */
    private static final byte[] OVERLOADED = Json.write(Answer.Overloaded.PROBLEM::write);

    private static final int UNAVAILABLE = 503;
    private static final String GZIP = "gzip";
    private static final int MIN_BYTES_TO_COMPRESS = 8 * 1024;

    private Responses() {}

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
            return HttpAnswer.of(status);
        }
        HttpAnswer response = HttpAnswer.of(status, MediaTypes.JSON, Json.write(result.members()));
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
                ? HttpAnswer.of(refusal.problem().status(), MediaTypes.PROBLEM, OVERLOADED)
                : HttpAnswer.of(refusal.problem());
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

    /**
     * The answer, in gzip if it is large and its caller asks for that (RFC 9110, 12.5.3). Not the server's own compression: that has no lower bound,
     * and the answers to holds are small and many.
     */
    static HttpAnswer compressed(HttpAnswer answer, CallHeaders headers) {
        if (answer.body().length() < MIN_BYTES_TO_COMPRESS) {
            return answer;
        }
        answer.with(HttpHeaders.VARY, "Accept-Encoding");
        return headers.acceptsGzip()
                ? new HttpAnswer(answer.status(), answer.headers(), gzip(answer.body()))
                        .with(HttpHeaders.CONTENT_ENCODING, GZIP)
                : answer;
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
}
