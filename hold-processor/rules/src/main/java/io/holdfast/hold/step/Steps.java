package io.holdfast.hold.step;

import io.holdfast.hold.codec.CallerCodec;
import io.holdfast.hold.codec.CommandCodec;
import io.holdfast.hold.seat.Caller;
import io.holdfast.hold.seat.Cause;
import io.holdfast.hold.seat.Command;
import io.holdfast.hold.seat.Decision;
import io.holdfast.hold.seat.Rules;
import io.holdfast.hold.seat.State;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.command.SeatCommand;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes one record of seat-commands after the other. Touches nothing: its caller applies what was decided. */
public final class Steps {

    private final AvroSerde<SeatCommand> commands;
    private final Partitions partitions;
    private final Rules rules;
    private final Skips skips;

    /** Steps over commands in this encoding but those taken out, decided by the rules there are. */
    public Steps(AvroSerde<SeatCommand> commands, Partitions partitions, Skips skips) {
        this(commands, partitions, Decision::of, skips);
    }

    /**
     * Steps over commands in this encoding but those taken out, decided by these rules.
     *
     * @param partitions how many the commands are spread over: one that lies in another event's partition is none
     */
    public Steps(AvroSerde<SeatCommand> commands, Partitions partitions, Rules rules, Skips skips) {
        this.commands = commands;
        this.partitions = partitions;
        this.rules = rules;
        this.skips = skips;
    }

    /**
     * What becomes of a record.
     *
     * @param state the state after every record before it
     * @param at its log time, by {@link LogTime}
     * @param traceParent its W3C trace context, whatever it looks like
     * @throws io.holdfast.schemas.UnknownSchemaException if this build does not know all that it says: a later one will decide it
     * @throws io.holdfast.hold.seat.ContradictionException if the state is not what the log makes of it, or cannot be read
     */
    public Step of(
            State state, LogPosition position, Instant at, byte @Nullable [] value, @Nullable String traceParent) {
        Optional<String> skipped = skips.reason(position);
        if (skipped.isPresent()) {
            return new Step.Undecided("taken out by an operator: " + skipped.get());
        }
        Asked asked;
        try {
            asked = read(value, position.partition());
        } catch (UndecodableException | IllegalArgumentException none) {
            return new Step.Undecided(String.valueOf(none.getMessage()));
        }
        Optional<String> traceId = Optional.ofNullable(RecordHeaders.traceId(traceParent));
        var cause = new Cause(position.partition(), position.offset(), at, traceId, asked.caller());
        return decide(state, asked.command(), cause);
    }

    /** A command and who asked for it. */
    private record Asked(Command command, Optional<Caller> caller) {}

    private Asked read(byte @Nullable [] value, int partition) {
        if (value == null) {
            throw new IllegalArgumentException("a tombstone: commands are never deleted");
        }
        SeatCommand record = commands.decodeWhole(value);
        Command command = CommandCodec.command(record);
        // A command in another event's partition would make a second owner of its seats.
        if (command.subject()
                .filter(subject -> partitions.of(subject.event()) != partition)
                .isPresent()) {
            throw new IllegalArgumentException("belongs to another partition: write it with the shared partitioner");
        }
        return new Asked(command, CallerCodec.caller(record.getCaller()));
    }

    private Step decide(State state, Command command, Cause cause) {
        try {
            return new Step.Decided(command, cause, rules.decide(new ReadState(state), command, cause));
        } catch (IllegalArgumentException | ArithmeticException undecidable) {
            return new Step.Undecided("cannot be decided: " + undecidable.getMessage());
        }
    }
}
