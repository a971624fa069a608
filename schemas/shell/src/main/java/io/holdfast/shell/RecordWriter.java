package io.holdfast.shell;

import io.holdfast.schemas.DeadLetters;
import io.holdfast.schemas.EventPartitioner;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.trace.Traces;
import io.opentelemetry.api.trace.Span;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Writes records and waits: what it returns from is in every in-sync replica. Meant for virtual threads. */
@Singleton
public class RecordWriter {

    /** What SmallRye adds to each record that it reads; it was never on the log. */
    private static final String ADDED_BY_READER = "__smallrye_generationId";

    private final Producer<byte[], byte[]> producer;
    private final Partitions partitions;
    private final ServiceInstance service;
    private final Traces traces;
    private final InstantSource clock;

    /** Writes through this producer. */
    public RecordWriter(
            Producer<byte[], byte[]> producer,
            Partitions partitions,
            ServiceInstance service,
            Traces traces,
            InstantSource clock) {
        this.producer = producer;
        this.partitions = partitions;
        this.service = service;
        this.traces = traces;
        this.clock = clock;
    }

    /**
     * Writes a record into the partition of its event.
     *
     * @param type of the CloudEvent, such as {@code io.holdfast.RecordPayment}
     * @param traceParent what it belongs to, unless there is a span on this thread
     * @return its offset
     * @throws WriteException if it was not acknowledged
     */
    public long write(Topic topic, String key, byte[] value, String type, @Nullable String traceParent) {
        Span span = traces.send(topic, Traces.currentOr(traceParent));
        try {
            var record = new ProducerRecord<>(
                    topic.name(),
                    EventPartitioner.partition(key, partitions.count(topic)),
                    key.getBytes(StandardCharsets.UTF_8),
                    value);
            String carried = Traces.traceParent(span);
            if (carried != null) {
                RecordHeaders.add(record.headers(), RecordHeaders.TRACE_PARENT, carried);
            }
            RecordHeaders.addCloudEvent(
                    record.headers(), UUID.randomUUID().toString(), service.source(), type, clock.instant());
            RecordMetadata written = send(record);
            Traces.at(span, new LogPosition(written.partition(), written.offset()));
            return written.offset();
        } catch (WriteException failure) {
            Traces.failed(span, failure);
            throw failure;
        } finally {
            span.end();
        }
    }

    /**
     * Deletes a key of a compacted topic.
     *
     * @throws WriteException if that was not acknowledged
     */
    public void delete(Topic topic, int partition, String key) {
        send(new ProducerRecord<>(topic.name(), partition, key.getBytes(StandardCharsets.UTF_8), null));
    }

    /**
     * Writes a record that cannot be handled to its dead letters, as it was: into the partition of the same number, since its key may be none
     * that can be placed. It is kept from now on, however old the record is.
     *
     * @param error why, for people; holds no address
     * @throws WriteException if it was not acknowledged
     */
    public void deadLetter(Topic deadLetters, ConsumerRecord<byte[], byte[]> record, String error) {
        Headers headers = DeadLetters.headers(record, error);
        headers.remove(ADDED_BY_READER);
        send(new ProducerRecord<>(deadLetters.name(), record.partition(), record.key(), record.value(), headers));
    }

    private RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
        try {
            // Ends by itself: the producer gives up after its delivery time-out.
            return producer.send(record).get();
        } catch (ExecutionException failed) {
            throw new WriteException(record.topic(), Objects.requireNonNullElse(failed.getCause(), failed));
        } catch (KafkaException | IllegalStateException refused) {
            throw new WriteException(record.topic(), refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new WriteException(record.topic(), interrupted);
        }
    }
}
