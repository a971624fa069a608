package io.holdfast.shell.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A problem detail (RFC 9457).
 *
 * @param status HTTP status
 * @param code what clients tell problems apart by: the end of {@code type}
 * @param title the same for every problem of this code
 * @param detail what is wrong this time, and what to do
 */
public record Problem(int status, String code, String title, String detail) {

    /** Of each answer that is one. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int UNAVAILABLE = 503;

    /** The answer; one that says "unavailable" says when to ask again. */
    public Response response() {
        return response(Map.of());
    }

    /** The same with further members. */
    public Response response(Map<String, String> members) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "urn:holdfast:problem:" + code);
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        body.putAll(members);
        var response = Response.status(status).type(MEDIA_TYPE).entity(body);
        return (status == UNAVAILABLE ? response.header(HttpHeaders.RETRY_AFTER, 1) : response).build();
    }
}
