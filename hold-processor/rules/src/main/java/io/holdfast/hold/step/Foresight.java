package io.holdfast.hold.step;

import io.holdfast.hold.seat.RulesVersion;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.command.OpenEvent;
import io.holdfast.schemas.command.SeatCommand;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells commands that this build may not decide yet from all others, before anything is decided. */
public final class Foresight {

    /** Where the union's branch stands in a record: behind the zero byte and the schema's id. */
    private static final int BRANCH = 5;

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

    /** Rules come with the event: what opens it is the first branch, 0, of the union in each version. */
    private Optional<String> laterRules(byte[] value) {
        if (value.length <= BRANCH || value[BRANCH] != 0) {
            return Optional.empty();
        }
        try {
            return commands.decode(value).getCommand() instanceof OpenEvent open
                            && open.getRules() > RulesVersion.NEWEST
                    ? Optional.of(
                            "event %s is opened with version %d of the rules, and this build knows %d: deploy the build that knows it"
                                    .formatted(open.getEvent(), open.getRules(), RulesVersion.NEWEST))
                    : Optional.empty();
        } catch (UndecodableException none) {
            return Optional.empty();
        }
    }
}
