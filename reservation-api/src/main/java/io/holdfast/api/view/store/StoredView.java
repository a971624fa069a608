package io.holdfast.api.view.store;

import io.holdfast.schemas.LogPosition;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** A value in the store: the position that caused it (partition in four bytes, -1 for none; offset in eight), then its own bytes. */
public final class StoredView {

    private static final int PREFIX_BYTES = Integer.BYTES + Long.BYTES;
    private static final int NONE = -1;

    private StoredView() {}

    static byte[] of(Optional<LogPosition> cause, byte[] record) {
        return ByteBuffer.allocate(PREFIX_BYTES + record.length)
                .putInt(cause.map(LogPosition::partition).orElse(NONE))
                .putLong(cause.map(LogPosition::offset).orElse(0L))
                .put(record)
                .array();
    }

    static Optional<LogPosition> cause(byte[] stored) {
        ByteBuffer prefix = ByteBuffer.wrap(stored);
        int partition = prefix.getInt();
        return partition == NONE ? Optional.empty() : Optional.of(new LogPosition(partition, prefix.getLong()));
    }

    static byte[] record(byte[] stored) {
        return Arrays.copyOfRange(stored, PREFIX_BYTES, stored.length);
    }
}
