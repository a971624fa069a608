package io.holdfast.hold.simulation;

import io.holdfast.hold.audit.facts.Subjects;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.command.Tick;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way to seat-commands.
 *
 * @param command what it says; empty where it is no command, or none for this partition
 * @param losable whether its sender may give up on it: a result of the provider is sent until it is there
 */
record Message(
        int partition,
        @Nullable Bytes key,
        @Nullable Bytes value,
        Headers headers,
        Optional<Object> command,
        boolean losable) {

    /** A command of a caller. A trace of 0 is none. */
    static Message ofCaller(
            AvroSerde<SeatCommand> serde, String event, String subject, SeatCommand command, int trace) {
        Message message = of(serde, event, subject, command);
        if (trace > 0) {
            RecordHeaders.add(
                    message.headers, RecordHeaders.TRACE_PARENT, "00-%032x-00f067aa0ba902b7-01".formatted(trace));
        }
        return message;
    }

    private static Message of(AvroSerde<SeatCommand> serde, String event, String subject, SeatCommand command) {
        return new Message(
                partition(event),
                utf8(Keys.seat(event, subject)),
                Bytes.wrap(serde.encode(command)),
                new org.apache.kafka.common.header.internals.RecordHeaders(),
                Optional.of(command.getCommand()),
                true);
    }

    /** A result of the provider. */
    static Message ofProvider(AvroSerde<SeatCommand> serde, String event, String subject, Object command) {
        Message message = of(serde, event, subject, new SeatCommand(command, null));
        return new Message(message.partition, message.key, message.value, message.headers, message.command, false);
    }

    /** What a courier brings from the other region: it is sent until it is there. */
    static Message ofCourier(AvroSerde<SeatCommand> serde, SeatCommand command) {
        String event = String.valueOf(Subjects.of(command.getCommand()));
        Message message = of(serde, event, event, command);
        return new Message(message.partition, message.key, message.value, message.headers, message.command, false);
    }

    static Message tick(AvroSerde<SeatCommand> serde, int partition) {
        return new Message(
                partition,
                null,
                Bytes.wrap(serde.encode(new SeatCommand(new Tick(), null))),
                new org.apache.kafka.common.header.internals.RecordHeaders(),
                Optional.of(new Tick()),
                true);
    }

    /** Bytes that are no command, or a command that belongs into another partition. */
    static Message illegible(int partition, byte @Nullable [] value) {
        return new Message(
                partition,
                utf8("?"),
                Bytes.wrap(value),
                new org.apache.kafka.common.header.internals.RecordHeaders(),
                Optional.empty(),
                true);
    }

    private static Bytes utf8(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Key of the reservation or the event that it is about; empty for a Tick, and for what is no command. */
    Optional<String> subject() {
        return command.map(Subjects::of);
    }

    static int partition(String event) {
        return Partitions.DEFAULT.of(event);
    }

    @Override
    public String toString() {
        return command.map(known -> known.getClass().getSimpleName() + " " + known)
                .orElse("something illegible");
    }
}
