package io.holdfast.api.http.request;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/** The bytes of a request. */
public final class Body {

    /** What is larger is no request that is known here. */
    public static final int MAX_BYTES = 64 * 1024;

    /** A seating plan of a thousand sections fits. */
    public static final int MAX_EVENT_BYTES = 256 * 1024;

    private Body() {}

    /** Collects a body that is still arriving, on its event loop; one that is too large is told so, and nothing further is read of it. */
    public static void collect(HttpServerRequest request, int maxBytes, Consumer<Buffer> whole, Runnable tooLarge) {
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() + chunk.length() > maxBytes) {
                request.handler(null).endHandler(null);
                tooLarge.run();
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(_ -> whole.accept(body));
    }
}
