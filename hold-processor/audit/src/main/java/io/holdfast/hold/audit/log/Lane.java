package io.holdfast.hold.audit.log;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** One partition, record after record. For one thread. */
public interface Lane extends AutoCloseable {

    /** The next record; null behind the last. */
    @Nullable
    ConsumerRecord<byte[], byte[]> next();

    @Override
    void close();
}
