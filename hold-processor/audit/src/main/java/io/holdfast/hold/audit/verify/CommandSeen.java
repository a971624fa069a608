package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.facts.Subjects;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.UnknownSchemaException;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.view.Caller;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A command as it is on the log, read without the rules. */
final class CommandSeen {

    private static final Object ILLEGIBLE = new Object();

    /** A command, and who asked for it. */
    private record Decoded(Object command, @Nullable Caller caller) {

        private static final Decoded NOT = new Decoded(ILLEGIBLE, null);
    }

    private final ConsumerRecord<byte[], byte[]> record;
    private final long atMs;
    private final AvroSerde<SeatCommand> serde;
    private @Nullable Decoded decoded;

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

    /** The command, if it is of this kind; else null. */
    <T> @Nullable T as(Class<T> kind) {
        return kind.isInstance(command()) ? kind.cast(command()) : null;
    }

    /** Key of the reservation or the event that it is about; null for a Tick, and for what is no command. */
    @Nullable
    String subject() {
        return Subjects.of(command());
    }

    Evidence evidence() {
        Object said = command();
        return Evidence.of(
                record,
                said == ILLEGIBLE ? "an illegible command" : said.getClass().getSimpleName());
    }

    Object command() {
        return decoded().command();
    }

    /** Who asked for it; null if it names nobody. */
    @Nullable
    Caller caller() {
        return decoded().caller();
    }

    /** Decoded when it is first asked for. */
    private Decoded decoded() {
        Decoded known = decoded;
        if (known == null) {
            known = decode();
            decoded = known;
        }
        return known;
    }

    private Decoded decode() {
        if (record.value() == null) {
            return Decoded.NOT;
        }
        try {
            SeatCommand command = serde.decode(record.value());
            return new Decoded(command.getCommand(), command.getCaller());
        } catch (UndecodableException | UnknownSchemaException none) {
            // Of an unknown schema only what was taken out comes here: nothing of it was decided.
            return Decoded.NOT;
        }
    }
}
