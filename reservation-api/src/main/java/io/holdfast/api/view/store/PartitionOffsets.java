package io.holdfast.api.view.store;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Offsets of partitions in a view's store, beside what they are about.
 *
 * @param kind begins their keys
 */
record PartitionOffsets(char kind) {

    /** Takes the offset of a partition. */
    @FunctionalInterface
    interface Reader {

        /** Takes it. */
        void offset(int partition, long offset);
    }

    /** What is to be written for a partition. */
    KeyValue<byte[], byte[]> entry(int partition, long offset) {
        return KeyValue.pair(
                ByteBuffer.allocate(1 + Integer.BYTES)
                        .put((byte) kind)
                        .putInt(partition)
                        .array(),
                ByteBuffer.allocate(Long.BYTES).putLong(offset).array());
    }

    /** Hands over what was written. */
    void read(ReadOnlyKeyValueStore<byte[], byte[]> store, Reader reader) {
        try (var written = store.prefixScan(new byte[] {(byte) kind}, new ByteArraySerializer())) {
            written.forEachRemaining(entry -> reader.offset(
                    ByteBuffer.wrap(entry.key).getInt(1),
                    ByteBuffer.wrap(entry.value).getLong()));
        }
    }
}
