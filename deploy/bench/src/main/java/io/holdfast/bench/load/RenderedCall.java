package io.holdfast.bench.load;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A call, rendered.
 *
 * @param bytes that are sent
 * @param cart the seats that a hold asks for; empty for other calls
 * @param then what the same caller asks as soon as this is granted; empty if it is content
 */
public record RenderedCall(Kind kind, ByteBuffer bytes, Optional<Cart> cart, Optional<RenderedCall> then) {

    public ByteBuffer request() {
        return bytes.duplicate();
    }
}
