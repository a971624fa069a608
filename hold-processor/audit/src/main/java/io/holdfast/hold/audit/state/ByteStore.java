package io.holdfast.hold.audit.state;

import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Bytes by key, in the order of the keys as unsigned bytes. For one thread. */
public interface ByteStore extends AutoCloseable {

    /** Takes changes. */
    @FunctionalInterface
    interface Changes {

        /** Sets a value; null deletes it. */
        void put(byte[] key, byte @Nullable [] value);
    }

    byte @Nullable [] get(byte[] key);

    /** Writes all the changes that its argument puts, in their order. */
    void write(Consumer<Changes> changes);

    /**
     * Visits the entries of a range in their order.
     *
     * @param visitor is given key and value, and says whether to go on
     */
    void scan(byte[] from, byte[] to, BiPredicate<byte[], byte[]> visitor);

    @Override
    void close();
}
