package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Commands.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every state of a reservation against every command. */
class StateCommandMatrixTest {

    private static final Instant END = START.plusSeconds(300);
    private final MapState state = new MapState();

    @ParameterizedTest(name = "{0} + {1} -> {2}")
    @CsvSource({
        // state, command, facts
        "UNKNOWN,  same hold,  SeatsHeld",
        "UNKNOWN,  other hold, SeatsHeld",
        "UNKNOWN,  release,    CommandRefused NO_SUCH_RESERVATION",
        "UNKNOWN,  extend,     CommandRefused NO_SUCH_RESERVATION",
        "UNKNOWN,  tick,       ''",
        "HELD,     same hold,  CommandRepeated",
        "HELD,     other hold, CommandRefused RESERVATION_DIFFERS",
        "HELD,     release,    HoldReleased",
        "HELD,     extend,     HoldExtended",
        "HELD,     tick,       ''",
        "OVERDUE,  same hold,  HoldExpired;CommandRepeated",
        "OVERDUE,  other hold, HoldExpired;CommandRefused RESERVATION_DIFFERS",
        "OVERDUE,  release,    HoldExpired;CommandRefused NOT_HELD",
        "OVERDUE,  extend,     HoldExpired;CommandRefused NOT_HELD",
        "OVERDUE,  tick,       HoldExpired",
        "REJECTED, same hold,  CommandRepeated",
        "REJECTED, other hold, CommandRefused RESERVATION_DIFFERS",
        "REJECTED, release,    CommandRefused NOT_HELD",
        "REJECTED, extend,     CommandRefused NOT_HELD",
        "REJECTED, tick,       ''",
        "RELEASED, same hold,  CommandRepeated",
        "RELEASED, other hold, CommandRefused RESERVATION_DIFFERS",
        "RELEASED, release,    CommandRepeated",
        "RELEASED, extend,     CommandRefused NOT_HELD",
        "RELEASED, tick,       ''",
        "EXPIRED,  same hold,  CommandRepeated",
        "EXPIRED,  other hold, CommandRefused RESERVATION_DIFFERS",
        "EXPIRED,  release,    CommandRefused NOT_HELD",
        "EXPIRED,  extend,     CommandRefused NOT_HELD",
        "EXPIRED,  tick,       ''",
    })
    void decides(String before, String command, String expected) {
        Instant at = bring(before);

        List<Fact> facts = state.handle(command(command), at).facts();

        assertThat(facts.stream().map(StateCommandMatrixTest::say).toList())
                .isEqualTo(Arrays.stream(expected.split(";"))
                        .filter(fact -> !fact.isEmpty())
                        .toList());
    }

    private Instant bring(String to) {
        state.handle(Commands.open(), START);
        return switch (to) {
            case "UNKNOWN" -> START;
            case "HELD" -> after(START, Commands.hold("r", "A-1-1"));
            case "OVERDUE" -> {
                after(START, Commands.hold("r", "A-1-1"));
                yield END;
            }
            case "REJECTED" -> {
                after(START, Commands.hold("other", 1_800, "A-1-1"));
                yield after(START, Commands.hold("r", "A-1-1"));
            }
            case "RELEASED" -> {
                after(START, Commands.hold("r", "A-1-1"));
                yield after(START, Commands.release("r"));
            }
            case "EXPIRED" -> {
                after(START, Commands.hold("r", "A-1-1"));
                yield after(END, Commands.tick());
            }
            default -> throw new IllegalArgumentException(to);
        };
    }

    private Instant after(Instant at, Command command) {
        state.handle(command, at);
        return at;
    }

    private static Command command(String name) {
        return switch (name) {
            case "same hold" -> Commands.hold("r", "A-1-1");
            case "other hold" -> Commands.hold("r", "A-2-2");
            case "release" -> Commands.release("r");
            case "extend" -> Commands.extend("r", 600);
            case "tick" -> Commands.tick();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static String say(Fact fact) {
        return fact instanceof Fact.CommandRefused refused ? fact.name() + " " + refused.reason() : fact.name();
    }
}
