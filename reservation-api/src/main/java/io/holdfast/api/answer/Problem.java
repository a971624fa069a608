package io.holdfast.api.answer;

import java.util.function.Consumer;

/**
 * A problem detail (RFC 9457).
 *
 * @param status HTTP status
 * @param code what clients tell problems apart by: the end of {@code type}
 * @param title the same for every problem of this code
 * @param detail what is wrong this time, and what to do
 * @param members writes further members
 */
public record Problem(int status, String code, String title, String detail, Consumer<JsonObject> members) {

    private static final String TYPE = "urn:holdfast:problem:";

    /** A problem without further members. */
    public Problem(int status, String code, String title, String detail) {
        this(status, code, title, detail, _ -> {});
    }

    /** Writes all members. */
    public void write(JsonObject body) {
        members.accept(body.put("type", TYPE + code)
                .put("title", title)
                .put("status", status)
                .put("detail", detail));
    }
}
