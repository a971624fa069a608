package io.holdfast.hold.simulation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A number for all that happened, in its order: two runs of a seed have the same. */
final class Fingerprint {

    private static final long PRIME = 0x100000001b3L;

    private long value = 0xcbf29ce484222325L;

    void add(long number) {
        value = (value ^ number) * PRIME;
        value ^= value >>> Integer.SIZE;
    }

    /** Of text, bytes or nothing: what has a hash that is the same everywhere. */
    void add(@Nullable Object content) {
        add(Objects.hashCode(content));
    }

    long value() {
        return value;
    }
}
