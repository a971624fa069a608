package io.holdfast.hold.audit.log;

import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.UnknownSchemaException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records that a verdict rests on. */
public final class Records {

    private Records() {}

    /**
     * Decodes a record's value.
     *
     * @throws io.holdfast.schemas.UndecodableException if it is no such record
     * @throws AuditException if its schema is not known: nothing can be said of it then
     */
    public static <T extends SpecificRecord> T decode(AvroSerde<T> serde, ConsumerRecord<byte[], byte[]> record) {
        try {
            return serde.decode(record.value());
        } catch (UnknownSchemaException unknown) {
            throw new AuditException(
                    "nothing can be said of the record at %s %d:%d, and so of what follows from it: %s"
                            .formatted(record.topic(), record.partition(), record.offset(), unknown.getMessage()),
                    unknown);
        }
    }
}
