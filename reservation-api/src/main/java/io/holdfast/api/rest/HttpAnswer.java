package io.holdfast.api.rest;

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
record HttpAnswer(int status, MultiMap headers, Buffer body) {

    /** One without a body. */
    static HttpAnswer of(int status) {
        return new HttpAnswer(status, HttpHeaders.headers(), Buffer.buffer());
    }

    static HttpAnswer of(int status, String mediaType, byte[] body) {
        return new HttpAnswer(status, HttpHeaders.headers(), Buffer.buffer(body))
                .with(HttpHeaders.CONTENT_TYPE, mediaType);
    }

    HttpAnswer with(CharSequence name, CharSequence value) {
        headers.set(name, value);
        return this;
    }
}
