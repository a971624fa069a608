package io.holdfast.bench.load;

import java.nio.ByteBuffer;
import java.util.Optional;

/** A call, rendered. */
public final class Call {

    private final Kind kind;
    private final byte[] request;
    private final Optional<Cart> cart;
    private final Optional<Call> then;

    /**
     * A call.
     *
     * @param kind what it asks for
     * @param request the bytes that are sent; kept, not copied
     * @param cart the seats that a hold asks for; empty for other calls
     * @param then what the same caller asks as soon as this is granted; empty where it is content
     */
    public Call(Kind kind, byte[] request, Optional<Cart> cart, Optional<Call> then) {
        this.kind = kind;
        this.request = request;
        this.cart = cart;
        this.then = then;
    }

    Kind kind() {
        return kind;
    }

    public ByteBuffer request() {
        return ByteBuffer.wrap(request);
    }

    Optional<Cart> cart() {
        return cart;
    }

    Optional<Call> then() {
        return then;
    }
}
