package io.holdfast.hold.takeover;

import io.holdfast.hold.step.Output;
import io.holdfast.hold.tool.ToolCluster;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.view.Caller;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Appends commands to this region's log. What it returns from is in every in-sync replica. Safe for use by many threads. */
final class CommandWriter implements AutoCloseable {

    private static final String SOURCE = "/holdfast/take-over";

    private final KafkaProducer<byte[], byte[]> producer;
    private final AvroSerde<SeatCommand> serde;
    private final Partitions partitions;

    CommandWriter(KafkaCluster cluster, AvroSerde<SeatCommand> serde, Partitions partitions) {
        this.producer = cluster.producer(Map.of());
        this.serde = serde;
        this.partitions = partitions;
    }

    /** A command, the event that it is about, and in whose name it is sent; null if in nobody's. */
    record ToSend(
            String event, SpecificRecord command, @Nullable Caller caller) {

        /** A command of the take-over's own. */
        ToSend(String event, SpecificRecord command) {
            this(event, command, null);
        }
    }

    /**
     * Appends commands in their order.
     *
     * @return their offsets, each in the partition of its event
     * @throws KafkaException if one may not be there: all of them may be sent again
     */
    List<Long> write(List<ToSend> commands) {
        List<Future<RecordMetadata>> sent = commands.stream().map(this::send).toList();
        List<Long> offsets = new ArrayList<>();
        for (Future<RecordMetadata> one : sent) {
            offsets.add(acknowledged(one));
        }
        return offsets;
    }

    private Future<RecordMetadata> send(ToSend command) {
        var record = new ProducerRecord<>(
                Topics.SEAT_COMMANDS.name(),
                (@Nullable Integer) partitions.of(command.event()),
                command.event().getBytes(StandardCharsets.UTF_8),
                serde.encode(new SeatCommand(command.command(), command.caller())));
        RecordHeaders.addCloudEvent(
                record.headers(),
                UUID.randomUUID().toString(),
                SOURCE,
                Output.TYPE_PREFIX + command.command().getSchema().getName(),
                Instant.now());
        return producer.send(record);
    }

    private static long acknowledged(Future<RecordMetadata> sent) {
        try {
            return ToolCluster.acknowledged(sent, "a command was not acknowledged: call again")
                    .offset();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted: call again", interrupted);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
