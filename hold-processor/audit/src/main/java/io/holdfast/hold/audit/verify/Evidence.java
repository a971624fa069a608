package io.holdfast.hold.audit.verify;

import io.holdfast.schemas.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One record, to be looked at. */
public record Evidence(String topic, int partition, long offset, String says) {

    /**
     * A fact of a region, where the logs of several are compared.
     *
     * @param offset of it on the region's seat-events
     */
    public static Evidence ofFact(String region, int partition, long offset, String says) {
        return new Evidence("%s of %s".formatted(Topics.SEAT_EVENTS.name(), region), partition, offset, says);
    }

    static Evidence of(ConsumerRecord<byte[], byte[]> record, String says) {
        return new Evidence(record.topic(), record.partition(), record.offset(), says);
    }

    @Override
    public String toString() {
        return "%s %d:%d  %s".formatted(topic, partition, offset, says);
    }
}
