package io.holdfast.payment.ledger;

import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.trace.Traces;
import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/** A channel to a topic whose every record is waited for until all in-sync replicas have it. */
public final class AckedChannel {

    private static final String SOURCE = "/holdfast/payment-adapter";

    /** Longer than the producer's own delivery time-out, which says more about why. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Topic topic;
    private final MutinyEmitter<byte[]> emitter;
    private final Traces traces;

    /** A channel to this topic. */
    public AckedChannel(Topic topic, MutinyEmitter<byte[]> emitter, Traces traces) {
        this.topic = topic;
        this.emitter = emitter;
        this.traces = traces;
    }

    /**
     * Writes a record and waits.
     *
     * @param type of the CloudEvent, such as {@code io.holdfast.RecordPayment}
     * @param traceParent what it belongs to, unless there is a span on this thread
     * @return where it is; empty where the channel is not Kafka
     * @throws WriteException where it was not acknowledged
     */
    public Optional<RecordMetadata> write(
            String key, byte[] value, String type, @Nullable String traceParent, Instant now) {
        Span span = traces.send(topic, Traces.currentOr(traceParent));
        try {
            Optional<RecordMetadata> written = write(key, value, headers(type, Traces.traceParent(span), now));
            written.ifPresent(record -> Traces.at(span, new LogPosition(record.partition(), record.offset())));
            return written;
        } catch (WriteException failure) {
            Traces.failed(span, failure);
            throw failure;
        } finally {
            span.end();
        }
    }

    private Optional<RecordMetadata> write(String key, byte[] value, Headers headers) {
        var result = new OutgoingMessageMetadata<RecordMetadata>();
        var record = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(key)
                .withHeaders(headers)
                .build();
        try {
            emitter.sendMessage(Message.of(value).addMetadata(record).addMetadata(result))
                    .await()
                    .atMost(PATIENCE);
        } catch (TimeoutException late) {
            throw new WriteException("a record for %s was not acknowledged in time".formatted(topic.name()), late);
        } catch (RuntimeException failed) {
            throw new WriteException("a record for %s was not acknowledged".formatted(topic.name()), failed);
        }
        return Optional.ofNullable(result.getResult());
    }

    private static Headers headers(String type, @Nullable String traceParent, Instant now) {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        RecordHeaders.addCloudEvent(headers, UUID.randomUUID().toString(), SOURCE, type, now);
        if (traceParent != null) {
            RecordHeaders.add(headers, RecordHeaders.TRACE_PARENT, traceParent);
        }
        return headers;
    }
}
