package io.holdfast.hold.step;

import io.holdfast.schemas.Digests;
import io.holdfast.schemas.digest.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One link of a {@link Chain}: a command and its facts. What is hashed after the value before it: the command's offset and the broker's
 * stamp in eight bytes each, the command's key and value, then key and value of each fact. Before each key and value stands its length in
 * four bytes, -1 for null; so no two links have the same bytes.
 *
 * <p>Not for use by two threads.
 */
public final class Link {

    static final int BYTES = 32;

    private static final int NONE = -1;

    private final MessageDigest sha256 = Digests.sha256();
    private final ByteBuffer number = ByteBuffer.allocate(2 * Long.BYTES);
    private byte[] body = new byte[1_024];
    private long offset;
    private long atMs;
    private int length;

    /**
     * Begins the link of a command, in place of the one before.
     *
     * @param stampMs the broker's stamp as it is on the record
     * @param atMs its log time
     */
    public Link begin(long offset, long stampMs, long atMs, byte @Nullable [] key, byte @Nullable [] value) {
        this.offset = offset;
        this.atMs = atMs;
        this.length = 0;
        add(number.clear().putLong(offset).putLong(stampMs).array(), 2 * Long.BYTES);
        addSized(key);
        addSized(value);
        return this;
    }

    /** Adds a fact of the command. */
    public void fact(byte @Nullable [] key, byte @Nullable [] value) {
        addSized(key);
        addSized(value);
    }

    /** Adds a fact of the command. */
    public void fact(Output fact) {
        fact(fact.key().getBytes(StandardCharsets.UTF_8), fact.value());
    }

    long offset() {
        return offset;
    }

    long atMs() {
        return atMs;
    }

    Sha256 after(Sha256 before) {
        sha256.update(before.bytes());
        sha256.update(body, 0, length);
        return new Sha256(sha256.digest());
    }

    private void addSized(byte @Nullable [] bytes) {
        add(number.clear().putInt(bytes == null ? NONE : bytes.length).array(), Integer.BYTES);
        if (bytes != null) {
            add(bytes, bytes.length);
        }
    }

    private void add(byte[] bytes, int count) {
        if (body.length < length + count) {
            body = Arrays.copyOf(body, 2 * (length + count));
        }
        System.arraycopy(bytes, 0, body, length, count);
        length += count;
    }
}
