package io.holdfast.receipt.messaging;

import io.holdfast.schemas.RecordHeaders;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** The dead letters on Kafka. */
final class KafkaDeadLetters implements DeadLetters {

    /** As hold-processor's: one tool reads all dead letters. */
    private static final String PREFIX = "holdfast_dead_letter_";

    /** An error is text for people; a longer one would only make the record larger than its topic takes. */
    private static final int ERROR_LENGTH = 1_000;

    /** What SmallRye adds to each record that it reads; it was never on the log. */
    private static final String ADDED_BY_READER = "__smallrye_generationId";

    private final MutinyEmitter<byte[]> channel;

    KafkaDeadLetters(MutinyEmitter<byte[]> channel) {
        this.channel = channel;
    }

    @Override
    public Uni<Void> write(ConsumerRecord<String, byte[]> record, String error) {
        Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders(record.headers());
        headers.remove(ADDED_BY_READER);
        RecordHeaders.add(headers, PREFIX + "topic", record.topic());
        RecordHeaders.add(headers, PREFIX + "partition", Integer.toString(record.partition()));
        RecordHeaders.add(headers, PREFIX + "offset", Long.toString(record.offset()));
        RecordHeaders.add(headers, PREFIX + "error", error.substring(0, Math.min(error.length(), ERROR_LENGTH)));
        var metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(record.key())
                .withHeaders(headers);
        if (record.key() == null) {
            // The partitioner goes by the key; without one, the source's partition is as good as any.
            metadata.withPartition(record.partition());
        }
        return channel.sendMessage(Message.of(record.value(), Metadata.of(metadata.build())));
    }
}
