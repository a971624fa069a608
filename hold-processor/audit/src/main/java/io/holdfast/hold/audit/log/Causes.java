package io.holdfast.hold.audit.log;

import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.RecordHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Which command caused a record. */
public final class Causes {

    private Causes() {}

    /** The command that a record says it was written because of; null where it says none. */
    public static @Nullable LogPosition of(ConsumerRecord<byte[], byte[]> record) {
        String cause = RecordHeaders.get(record.headers(), RecordHeaders.CAUSE);
        return cause == null ? null : LogPosition.parse(cause);
    }
}
