package io.holdfast.api.publish;

import io.holdfast.api.model.Caller;
import io.holdfast.api.publish.CommandLog.Delivery;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.trace.TraceKeys;
import io.holdfast.schemas.trace.Traces;
import io.opentelemetry.api.trace.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The command log on Kafka. */
public final class KafkaCommandLog implements CommandLog, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(KafkaCommandLog.class);
    private static final String SOURCE = "/holdfast/reservation-api";

    /** What is still in the buffer gets this long to reach the log at a shutdown. */
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final Producer<String, byte[]> producer;
    private final AvroSerde<SeatCommand> serde;
    private final Traces traces;
    private final LongConsumer stamped;

    KafkaCommandLog(
            Producer<String, byte[]> producer, AvroSerde<SeatCommand> serde, Traces traces, LongConsumer stamped) {
        this.producer = producer;
        this.serde = serde;
        this.traces = traces;
        this.stamped = stamped;
    }

    /**
     * A log on this cluster; connects in the background.
     *
     * @param stamped told the broker's stamp of each command that it appended
     * @throws IllegalStateException if the commands' schema has no id yet
     */
    public static KafkaCommandLog open(
            KafkaCluster cluster, String clientId, Schemas schemas, Traces traces, LongConsumer stamped) {
        var serde = new AvroSerde<>(Topics.SEAT_COMMANDS, SeatCommand.class, schemas);
        return new KafkaCommandLog(
                new KafkaProducer<>(
                        ProducerSettings.of(cluster, clientId), new StringSerializer(), new ByteArraySerializer()),
                serde,
                traces,
                stamped);
    }

    @Override
    public CompletableFuture<Delivery> send(Command command, Optional<Caller> caller, TraceParent trace) {
        var delivery = new CompletableFuture<Delivery>();
        var span = new SendSpan(traces, command, trace);
        Thread thread = Thread.currentThread();
        try {
            var _ = producer.send(record(command, caller, span), (metadata, failure) -> {
                // What fails within send() itself was never handed to the sender thread: it can't be on the log.
                boolean handedOver = Thread.currentThread() != thread;
                span.end(metadata, failure);
                delivery.complete(outcome(metadata, failure, handedOver));
            });
        } catch (KafkaException | IllegalStateException refused) {
            LOG.warnf("a command was refused before sending: %s", refused.toString());
            span.end(refused);
            delivery.complete(new Delivery.Refused());
        }
        return delivery;
    }

    /** The underlying producer, to be measured, and for what must reach the cluster before a command. */
    public Producer<String, byte[]> producer() {
        return producer;
    }

    private Delivery outcome(RecordMetadata metadata, @Nullable Exception failure, boolean handedOver) {
        if (failure == null) {
            stamped.accept(metadata.timestamp());
            var position = new LogPosition(metadata.partition(), metadata.offset());
            return new Delivery.Acknowledged(position, Instant.ofEpochMilli(metadata.timestamp()));
        }
        LOG.warnf("a command was not acknowledged (%s): %s", handedOver ? "in doubt" : "not sent", failure.toString());
        return handedOver ? new Delivery.InDoubt() : new Delivery.Refused();
    }

    private ProducerRecord<String, byte[]> record(Command command, Optional<Caller> caller, SendSpan span) {
        var record = new ProducerRecord<>(
                Topics.SEAT_COMMANDS.name(), command.key(), serde.encode(CommandCodec.record(command, caller)));
        RecordHeaders.add(record.headers(), RecordHeaders.TRACE_PARENT, span.traceParent());
        RecordHeaders.addCloudEvent(
                record.headers(), UUID.randomUUID().toString(), SOURCE, CommandCodec.type(command), Instant.now());
        return record;
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }

    /** The span of a command on its way to the log. */
    static final class SendSpan {

        private final Span span;
        private final String traceParent;

        /** Begins it, as a child of the call. */
        SendSpan(Traces traces, Command command, TraceParent call) {
            span = traces.send(Topics.SEAT_COMMANDS, call.context());
            traceParent = Objects.requireNonNullElseGet(Traces.traceParent(span), call::header);
            if (span.isRecording()) {
                span.setAttribute(TraceKeys.RECORD, command.getClass().getSimpleName());
                span.setAttribute(TraceKeys.EVENT, command.subject().event());
                command.subject().reservation().ifPresent(id -> span.setAttribute(TraceKeys.RESERVATION, id));
            }
        }

        /** What the record carries. */
        String traceParent() {
            return traceParent;
        }

        /** Ends it with the log's answer. */
        void end(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
            if (failure != null) {
                end(failure);
            } else if (metadata != null) {
                Traces.at(span, new LogPosition(metadata.partition(), metadata.offset()));
                span.end();
            }
        }

        /** Ends it without one. */
        void end(Exception failure) {
            Traces.failed(span, failure);
            span.end();
        }
    }
}
