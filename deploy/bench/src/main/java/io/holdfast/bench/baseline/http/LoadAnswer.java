package io.holdfast.bench.baseline.http;

import io.vertx.core.json.JsonObject;

/** A response. */
record LoadAnswer(int status, JsonObject body) {

    static final int OK = 200;
    static final int CREATED = 201;
    static final int BAD_REQUEST = 400;
    static final int NOT_FOUND = 404;
    static final int CONFLICT = 409;
    static final int UNPROCESSABLE = 422;
    static final int FAILED = 500;

    static LoadAnswer problem(int status, String code, String detail) {
        return new LoadAnswer(
                status,
                new JsonObject()
                        .put("type", "urn:holdfast:problem:" + code)
                        .put("status", status)
                        .put("detail", detail));
    }

    LoadAnswer with(String field, Object value) {
        body.put(field, value);
        return this;
    }

    /** Of the contract, whose problems have a media type of their own. */
    String mediaType() {
        return status < BAD_REQUEST ? "application/json" : "application/problem+json";
    }
}
