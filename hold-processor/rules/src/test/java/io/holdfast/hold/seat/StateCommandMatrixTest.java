package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Commands.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.seat.Command.RecordPayment.Outcome;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every state of a reservation against every command: the table is {@code state-command-matrix.csv}. */
class StateCommandMatrixTest {

    private static final Instant END = START.plusSeconds(300);
    private final MapState state = new MapState();

    @ParameterizedTest(name = "{0} + {1} -> {2}")
    @CsvFileSource(resources = "state-command-matrix.csv", quoteCharacter = '\'', numLinesToSkip = 1)
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
            case "PAYING" -> paying();
            case "DECLINED" -> after(paying(), Commands.payment("r", 1, Outcome.DECLINED));
            case "LATE" -> {
                paying();
                yield END;
            }
            case "VOIDING" -> {
                paying();
                yield after(END, Commands.tick());
            }
            case "MISPAID" -> after(paying(), Commands.payment("r", 1, Outcome.AUTHORIZED, 4_499));
            case "SOLD" -> after(paying(), Commands.payment("r", 1, Outcome.AUTHORIZED));
            case "CAPTURED" -> {
                Instant sold = after(paying(), Commands.payment("r", 1, Outcome.AUTHORIZED));
                yield after(sold, Commands.payment("r", 1, Outcome.CAPTURED));
            }
            case "DIFFERS" -> after(bring("SOLD"), Commands.payment("r", 1, Outcome.CAPTURED, 100));
            case "UNPAID" -> after(bring("SOLD"), Commands.payment("r", 1, Outcome.CAPTURE_FAILED));
            case "PAYING AGAIN" -> after(bring("UNPAID"), Commands.checkout("r", 2));
            case "LATE AGAIN" -> bring("PAYING AGAIN").plusSeconds(120);
            case "VOIDING AGAIN" -> after(bring("LATE AGAIN"), Commands.tick());
            case "FAILED AGAIN" -> after(bring("PAYING AGAIN"), Commands.payment("r", 2, Outcome.DECLINED));
            default -> throw new IllegalArgumentException(to);
        };
    }

    private Instant paying() {
        after(START, Commands.hold("r", "A-1-1"));
        return after(START, Commands.checkout("r", 1));
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
            case "checkout" -> Commands.checkout("r", 1);
            case "checkout 2" -> Commands.checkout("r", 2);
            case "checkout 3" -> Commands.checkout("r", 3);
            case "authorized" -> Commands.payment("r", 1, Outcome.AUTHORIZED);
            case "wrong amount" -> Commands.payment("r", 1, Outcome.AUTHORIZED, 4_499);
            case "declined" -> Commands.payment("r", 1, Outcome.DECLINED);
            case "other card" -> Commands.checkout("r", 1, "pm_other", "print-a");
            case "wrong capture" -> Commands.payment("r", 1, Outcome.CAPTURED, 100);
            case "unavailable" -> Commands.payment("r", 1, Outcome.UNAVAILABLE);
            case "authorized 2" -> Commands.payment("r", 2, Outcome.AUTHORIZED);
            case "declined 2" -> Commands.payment("r", 2, Outcome.DECLINED);
            case "unavailable 2" -> Commands.payment("r", 2, Outcome.UNAVAILABLE);
            case "unknown 2" -> Commands.payment("r", 2, Outcome.UNKNOWN);
            case "captured 2" -> Commands.payment("r", 2, Outcome.CAPTURED);
            case "voided 2" -> Commands.payment("r", 2, Outcome.VOIDED);
            case "refunded 2" -> Commands.payment("r", 2, Outcome.REFUNDED);
            case "unknown" -> Commands.payment("r", 1, Outcome.UNKNOWN);
            case "captured" -> Commands.payment("r", 1, Outcome.CAPTURED);
            case "capture failed" -> Commands.payment("r", 1, Outcome.CAPTURE_FAILED);
            case "voided" -> Commands.payment("r", 1, Outcome.VOIDED);
            case "refunded" -> Commands.payment("r", 1, Outcome.REFUNDED);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static String say(Fact fact) {
        return fact instanceof Fact.CommandRefused refused ? fact.name() + " " + refused.reason() : fact.name();
    }
}
