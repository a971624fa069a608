package io.holdfast.hold.audit.verify;

import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.UnknownSchemaException;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.command.Tick;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A command as it is on the log, read without the rules. */
final class CommandSeen {

    private static final Object ILLEGIBLE = new Object();

    private final ConsumerRecord<byte[], byte[]> record;
    private final long atMs;
    private final AvroSerde<SeatCommand> serde;
    private @Nullable Object command;

    /** A command at this log time. */
    CommandSeen(ConsumerRecord<byte[], byte[]> record, long atMs, AvroSerde<SeatCommand> serde) {
        this.record = record;
        this.atMs = atMs;
        this.serde = serde;
    }

    ConsumerRecord<byte[], byte[]> record() {
        return record;
    }

    long offset() {
        return record.offset();
    }

    LogPosition position() {
        return new LogPosition(record.partition(), record.offset());
    }

    long atMs() {
        return atMs;
    }

    @Nullable
    HoldSeats hold() {
        return command() instanceof HoldSeats hold ? hold : null;
    }

    @Nullable
    RecordPayment payment() {
        return command() instanceof RecordPayment payment ? payment : null;
    }

    boolean tick() {
        return command() instanceof Tick;
    }

    Evidence evidence() {
        Object decoded = command();
        return Evidence.of(
                record,
                decoded == ILLEGIBLE
                        ? "an illegible command"
                        : decoded.getClass().getSimpleName());
    }

    /** Decoded when it is first asked for: most checks need only some commands. */
    private Object command() {
        Object decoded = command;
        if (decoded == null) {
            decoded = decode();
            command = decoded;
        }
        return decoded;
    }

    private Object decode() {
        if (record.value() == null) {
            return ILLEGIBLE;
        }
        try {
            return serde.decode(record.value()).getCommand();
        } catch (UndecodableException | UnknownSchemaException none) {
            // Of an unknown schema only what was taken out comes here: nothing of it was decided.
            return ILLEGIBLE;
        }
    }
}
