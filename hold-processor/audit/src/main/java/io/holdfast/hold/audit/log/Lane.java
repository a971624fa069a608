package io.holdfast.hold.audit.log;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** One partition, record after record. For one thread. */
public interface Lane extends AutoCloseable {

    /** The next record, which stays the next; null behind the last. */
    @Nullable
    ConsumerRecord<byte[], byte[]> peek();

    /** Passes over the record that {@link #peek} shows. */
    void advance();

    /** The next record, passed over; null behind the last. */
    default @Nullable ConsumerRecord<byte[], byte[]> next() {
        ConsumerRecord<byte[], byte[]> record = peek();
        if (record != null) {
            advance();
        }
        return record;
    }

    @Override
    void close();
}
