package io.holdfast.hold.step;

import io.holdfast.hold.seat.Cause;
import io.holdfast.hold.seat.Command;
import io.holdfast.hold.seat.Decision;
import io.holdfast.hold.seat.Rules;
import io.holdfast.hold.seat.State;
import io.holdfast.hold.step.CommandReader.Reading;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.command.SeatCommand;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes one record of seat-commands after the other. Touches nothing: its caller applies what was decided. */
public final class Steps {

    private final CommandReader reader;
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
        this.reader = new CommandReader(commands, partitions);
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
        return switch (reader.read(value, position.partition())) {
            case Reading.Illegible illegible -> new Step.Undecided(illegible.error());
            case Reading.Legible legible ->
                decide(
                        state,
                        legible.command(),
                        new Cause(
                                position.partition(),
                                position.offset(),
                                at,
                                Optional.ofNullable(RecordHeaders.traceId(traceParent))));
        };
    }

    private Step decide(State state, Command command, Cause cause) {
        try {
            return new Step.Decided(command, cause, rules.decide(new ReadState(state), command, cause));
        } catch (IllegalArgumentException | ArithmeticException undecidable) {
            return new Step.Undecided("cannot be decided: " + undecidable.getMessage());
        }
    }
}
