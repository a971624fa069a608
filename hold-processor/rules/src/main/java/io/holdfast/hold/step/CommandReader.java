package io.holdfast.hold.step;

import io.holdfast.hold.codec.CommandCodec;
import io.holdfast.hold.seat.Command;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.command.SeatCommand;
import org.jspecify.annotations.Nullable;

/** Reads a command from its bytes, or says why it is none. */
final class CommandReader {

    /** What the bytes were. */
    sealed interface Reading {

        /** A command for this partition. */
        record Legible(Command command) implements Reading {}

        /** No command, or not one for this partition. */
        record Illegible(String error) implements Reading {}
    }

    private final AvroSerde<SeatCommand> serde;
    private final Partitions partitions;

    CommandReader(AvroSerde<SeatCommand> serde, Partitions partitions) {
        this.serde = serde;
        this.partitions = partitions;
    }

    /**
     * Reads a record.
     *
     * @throws io.holdfast.schemas.UnknownSchemaException if this build does not know all that it says: a later one will decide it
     */
    Reading read(byte @Nullable [] value, int partition) {
        if (value == null) {
            return new Reading.Illegible("a tombstone: commands are never deleted");
        }
        try {
            return placed(CommandCodec.command(serde.decodeWhole(value)), partition);
        } catch (UndecodableException | IllegalArgumentException broken) {
            return new Reading.Illegible(String.valueOf(broken.getMessage()));
        }
    }

    /** A command in another event's partition would make a second owner of its seats. */
    private Reading placed(Command command, int partition) {
        boolean misplaced = command.subject()
                .filter(subject -> partitions.of(subject.event()) != partition)
                .isPresent();
        return misplaced
                ? new Reading.Illegible("belongs to another partition: write it with the shared partitioner")
                : new Reading.Legible(command);
    }
}
