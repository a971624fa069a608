package io.holdfast.api.http.response;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.Problem;
import io.holdfast.api.answer.Reply;
import io.holdfast.api.http.request.Json;
import io.holdfast.api.http.request.MediaTypes;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;

/**
 * An answer that is ready to be sent.
 *
 * @param status of HTTP
 * @param headers may be added to until it is sent
 * @param body empty if it has none
 */
public record HttpAnswer(int status, MultiMap headers, Buffer body) {

    private static final int TOO_MANY = 429;

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
        return problem.status() == Answer.UNAVAILABLE || problem.status() == TOO_MANY
                ? answer.with(HttpHeaders.RETRY_AFTER, Integer.toString(Reply.Refusal.SOON))
                : answer;
    }

    public HttpAnswer with(CharSequence name, CharSequence value) {
        headers.set(name, value);
        return this;
    }
}
