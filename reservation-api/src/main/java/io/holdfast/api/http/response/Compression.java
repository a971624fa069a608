package io.holdfast.api.http.response;

import io.holdfast.api.http.request.CallHeaders;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses large answers for callers that ask for it (RFC 9110, 12.5.3). Not the server's own compression: that has no lower bound, and the
 * answers to holds are small and many.
 */
final class Compression {

    private static final String GZIP = "gzip";
    private static final int MIN_BYTES = 8 * 1024;

    private Compression() {}

    /** The answer, in gzip if it is large and that is asked for. */
    static HttpAnswer of(HttpAnswer answer, CallHeaders headers) {
        if (answer.body().length() < MIN_BYTES) {
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
