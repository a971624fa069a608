package io.holdfast.bench.baseline.http;

import io.vertx.core.buffer.Buffer;

/** A response. */
record Answer(int status, Buffer body) {

    static final int OK = 200;
    static final int CREATED = 201;
    static final int BAD_REQUEST = 400;
    static final int NOT_FOUND = 404;
    static final int CONFLICT = 409;
    static final int UNPROCESSABLE = 422;
    static final int FAILED = 500;

    /** Of the contract, whose problems have a media type of their own. */
    String mediaType() {
        return status < BAD_REQUEST ? "application/json" : "application/problem+json";
    }
}
