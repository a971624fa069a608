package io.holdfast.hold.audit.verify;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One record, to be looked at. */
public record Evidence(String topic, int partition, long offset, String says) {

    static Evidence of(ConsumerRecord<byte[], byte[]> record, String says) {
        return new Evidence(record.topic(), record.partition(), record.offset(), says);
    }

    @Override
    public String toString() {
        return "%s %d:%d  %s".formatted(topic, partition, offset, says);
    }
}
