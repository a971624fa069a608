package io.holdfast.api.rest;

import io.vertx.core.http.HttpHeaders;
import java.util.function.Consumer;

/**
 * A problem detail (RFC 9457).
 *
 * @param status HTTP status
 * @param code what clients tell problems apart by: the end of {@code type}
 * @param title the same for every problem of this code
 * @param detail what is wrong this time, and what to do
 * @param members writes further members
 * @param retryAfterSeconds when to ask again, where that helps
 */
record Problem(
        int status, String code, String title, String detail, Consumer<JsonObject> members, int retryAfterSeconds) {

    private static final String TYPE = "urn:holdfast:problem:";
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    /** Seconds: long enough to let a burst pass, short enough for a person who waits. */
    private static final int RETRY_AFTER = 1;

    Problem(int status, String code, String title, String detail) {
        this(status, code, title, detail, _ -> {});
    }

    Problem(int status, String code, String title, String detail, Consumer<JsonObject> members) {
        this(status, code, title, detail, members, RETRY_AFTER);
    }

    byte[] body() {
        return Json.write(body -> members.accept(body.put("type", TYPE + code)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)));
    }

    HttpAnswer answer() {
        HttpAnswer answer = HttpAnswer.of(status, MediaTypes.PROBLEM, body());
        return status == UNAVAILABLE || status == TOO_MANY
                ? answer.with(HttpHeaders.RETRY_AFTER, Integer.toString(retryAfterSeconds))
                : answer;
    }
}
