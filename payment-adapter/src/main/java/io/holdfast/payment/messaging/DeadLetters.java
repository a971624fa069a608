package io.holdfast.payment.messaging;

import io.holdfast.schemas.RecordHeaders;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Message;

/** A record that could not be handled, as it was, with where it came from and why it is here. */
final class DeadLetters {

    private static final String PREFIX = "holdfast_dead_letter_";

    /** An error is text for people; a longer one would only make the record larger than its topic takes. */
    private static final int ERROR_LENGTH = 1_000;

    private DeadLetters() {}

    /** The dead letter of a message. Whoever acknowledges it acknowledges the message itself. */
    static Message<byte[]> of(
            Message<byte[]> message, IncomingKafkaRecordMetadata<byte[], byte[]> source, String error) {
        Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders(source.getHeaders());
        RecordHeaders.add(headers, PREFIX + "topic", source.getTopic());
        RecordHeaders.add(headers, PREFIX + "partition", Integer.toString(source.getPartition()));
        RecordHeaders.add(headers, PREFIX + "offset", Long.toString(source.getOffset()));
        RecordHeaders.add(headers, PREFIX + "error", error.substring(0, Math.min(error.length(), ERROR_LENGTH)));
        var record = OutgoingKafkaRecordMetadata.<byte[]>builder()
                .withKey(source.getKey())
                // Where the source has it: its key may be none that could be placed.
                .withPartition(source.getPartition())
                .withTimestamp(source.getTimestamp())
                .withHeaders(headers)
                .build();
        return message.addMetadata(record);
    }
}
