package io.holdfast.api.rest;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a request. */
final class Body {

    /** A seating plan of a thousand sections fits; what is larger is no request that is known here. */
    static final int MAX_BYTES = 64 * 1024;

    private Body() {}

    static byte[] read(InputStream in) {
        try {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw Refusal.tooLarge();
            }
            return bytes;
        } catch (IOException broken) {
            throw Refusal.malformed("the body ended early");
        }
    }
}
