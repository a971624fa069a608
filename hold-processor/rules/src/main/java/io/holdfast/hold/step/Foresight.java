package io.holdfast.hold.step;

import io.holdfast.hold.seat.RulesVersion;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.command.AdoptEvent;
import io.holdfast.schemas.command.OpenEvent;
import io.holdfast.schemas.command.SeatCommand;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells commands that this build may not decide yet from all others, before anything is decided. */
public final class Foresight {

    /** Where the union's branch stands in a record: behind the zero byte and the schema's id. */
    private static final int BRANCH = 5;

    /** The first branch, as Avro writes a number. */
    private static final byte OPENED = 0;

    /** The ninth. */
    private static final byte ADOPTED = 16;

    private final AvroSerde<SeatCommand> commands;

    /** Looks at commands in this encoding. */
    public Foresight(AvroSerde<SeatCommand> commands) {
        this.commands = commands;
    }

    /** Why a record of seat-commands may not be decided now; empty if it may, also if it is no command at all and so never will be one. */
    public Optional<String> undecidableNow(byte @Nullable [] value) {
        if (value == null) {
            return Optional.empty();
        }
        return commands.unreadableNow(value).or(() -> laterRules(value));
    }

    /** Rules come with the event, by the command that opens or adopts it: these two are the same branches of the union in each version. */
    private Optional<String> laterRules(byte[] value) {
        if (value.length <= BRANCH || (value[BRANCH] != OPENED && value[BRANCH] != ADOPTED)) {
            return Optional.empty();
        }
        try {
            return switch (commands.decode(value).getCommand()) {
                case OpenEvent open -> laterRules(open.getEvent(), open.getRules());
                case AdoptEvent adopt -> laterRules(adopt.getEvent(), adopt.getRules());
                default -> Optional.empty();
            };
        } catch (UndecodableException none) {
            return Optional.empty();
        }
    }

    private static Optional<String> laterRules(String event, int rules) {
        return rules > RulesVersion.NEWEST
                ? Optional.of(
                        "event %s is opened with version %d of the rules, and this build knows %d: deploy the build that knows it"
                                .formatted(event, rules, RulesVersion.NEWEST))
                : Optional.empty();
    }
}
