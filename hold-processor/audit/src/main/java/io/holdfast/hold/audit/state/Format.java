package io.holdfast.hold.audit.state;

/** An object as bytes. */
public interface Format<V> {

    /** For the disk. */
    byte[] bytes(V value);

    /** As {@link #bytes} wrote it. */
    V value(byte[] bytes);
}
