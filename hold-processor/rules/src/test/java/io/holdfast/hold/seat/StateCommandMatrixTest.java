package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Commands.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.seat.Command.RecordPayment.Outcome;
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
        "UNKNOWN,  checkout,    CommandRefused NO_SUCH_RESERVATION",
        "UNKNOWN,  authorized,  VoidRequested",
        "UNKNOWN,  declined,    CommandRefused STALE",
        "UNKNOWN,  unknown,     CommandRefused STALE",
        "UNKNOWN,  captured,    RefundRequested",
        "UNKNOWN,  capture failed, CommandRefused STALE",
        "UNKNOWN,  voided,      PaymentVoided",
        "UNKNOWN,  refunded,    PaymentRefunded",
        "HELD,     checkout,    PaymentRequested",
        "HELD,     authorized,  VoidRequested",
        "HELD,     declined,    CommandRefused STALE",
        "HELD,     unknown,     CommandRefused STALE",
        "HELD,     captured,    RefundRequested",
        "HELD,     capture failed, CommandRefused STALE",
        "HELD,     voided,      PaymentVoided",
        "HELD,     refunded,    PaymentRefunded",
        "OVERDUE,  checkout,    HoldExpired;CommandRefused NOT_HELD",
        "OVERDUE,  authorized,  VoidRequested",
        "OVERDUE,  declined,    CommandRefused STALE",
        "OVERDUE,  unknown,     CommandRefused STALE",
        "OVERDUE,  captured,    RefundRequested",
        "OVERDUE,  capture failed, CommandRefused STALE",
        "OVERDUE,  voided,      PaymentVoided",
        "OVERDUE,  refunded,    PaymentRefunded",
        "REJECTED, checkout,    CommandRefused NOT_HELD",
        "REJECTED, authorized,  VoidRequested",
        "REJECTED, declined,    CommandRefused STALE",
        "REJECTED, unknown,     CommandRefused STALE",
        "REJECTED, captured,    RefundRequested",
        "REJECTED, capture failed, CommandRefused STALE",
        "REJECTED, voided,      PaymentVoided",
        "REJECTED, refunded,    PaymentRefunded",
        "RELEASED, checkout,    CommandRefused NOT_HELD",
        "RELEASED, authorized,  VoidRequested",
        "RELEASED, declined,    CommandRefused STALE",
        "RELEASED, unknown,     CommandRefused STALE",
        "RELEASED, captured,    RefundRequested",
        "RELEASED, capture failed, CommandRefused STALE",
        "RELEASED, voided,      PaymentVoided",
        "RELEASED, refunded,    PaymentRefunded",
        "EXPIRED,  checkout,    CommandRefused NOT_HELD",
        "EXPIRED,  authorized,  VoidRequested",
        "EXPIRED,  declined,    CommandRefused STALE",
        "EXPIRED,  unknown,     CommandRefused STALE",
        "EXPIRED,  captured,    RefundRequested",
        "EXPIRED,  capture failed, CommandRefused STALE",
        "EXPIRED,  voided,      PaymentVoided",
        "EXPIRED,  refunded,    PaymentRefunded",
        "DECLINED, same hold,   CommandRepeated",
        "DECLINED, checkout,    CommandRepeated",
        "DECLINED, checkout 2,  PaymentRequested",
        "DECLINED, checkout 3,  CommandRefused STALE",
        "DECLINED, release,     HoldReleased",
        "DECLINED, declined,    CommandRepeated",
        "DECLINED, tick,        ''",
        "PAYING,   same hold,   CommandRepeated",
        "PAYING,   other hold,  CommandRefused RESERVATION_DIFFERS",
        "PAYING,   release,     CommandRefused PAYMENT_IN_PROGRESS",
        "PAYING,   extend,      CommandRefused NOT_HELD",
        "PAYING,   tick,        ''",
        "PAYING,   checkout,    CommandRepeated",
        "PAYING,   checkout 2,  CommandRepeated",
        "PAYING,   authorized,  SeatsSold;CaptureRequested",
        "PAYING,   wrong amount, VoidRequested",
        "PAYING,   declined,    PaymentFailed",
        "PAYING,   unknown,     PaymentInDoubt",
        "PAYING,   captured,    RefundRequested",
        "PAYING,   capture failed, CommandRefused STALE",
        "PAYING,   voided,      PaymentFailed",
        "PAYING,   unavailable, PaymentFailed",
        "PAYING,   refunded,    PaymentFailed",
        "LATE,     tick,        VoidRequested",
        "LATE,     release,     CommandRefused PAYMENT_IN_PROGRESS",
        "LATE,     checkout,    CommandRepeated",
        "LATE,     authorized,  SeatsSold;CaptureRequested",
        "LATE,     declined,    PaymentFailed;HoldExpired",
        "LATE,     unknown,     PaymentInDoubt",
        "LATE,     unavailable, PaymentFailed;HoldExpired",
        "LATE,     voided,      PaymentFailed;HoldExpired",
        "VOIDING,  same hold,   CommandRepeated",
        "VOIDING,  other hold,  CommandRefused RESERVATION_DIFFERS",
        "VOIDING,  release,     CommandRefused PAYMENT_IN_PROGRESS",
        "VOIDING,  extend,      CommandRefused NOT_HELD",
        "VOIDING,  tick,        ''",
        "VOIDING,  checkout,    CommandRepeated",
        "VOIDING,  authorized,  VoidRequested",
        "VOIDING,  declined,    CommandRefused STALE",
        "VOIDING,  unknown,     PaymentInDoubt",
        "VOIDING,  captured,    RefundRequested",
        "VOIDING,  capture failed, CommandRefused STALE",
        "VOIDING,  unavailable, CommandRefused STALE",
        "VOIDING,  voided,      PaymentFailed;PaymentVoided;HoldExpired",
        "VOIDING,  refunded,    PaymentFailed;PaymentRefunded;HoldExpired",
        "MISPAID,  release,     CommandRefused PAYMENT_IN_PROGRESS",
        "MISPAID,  tick,        ''",
        "MISPAID,  checkout 2,  CommandRepeated",
        "MISPAID,  voided,      PaymentFailed;PaymentVoided",
        "SOLD,     same hold,   CommandRepeated",
        "SOLD,     other hold,  CommandRefused RESERVATION_DIFFERS",
        "SOLD,     release,     CommandRefused ALREADY_SOLD",
        "SOLD,     extend,      CommandRefused NOT_HELD",
        "SOLD,     tick,        ''",
        "SOLD,     checkout,    CommandRepeated",
        "SOLD,     checkout 2,  CommandRepeated",
        "SOLD,     authorized,  CommandRepeated",
        "SOLD,     declined,    CommandRefused STALE",
        "SOLD,     unknown,     PaymentInDoubt",
        "SOLD,     captured,    PaymentCaptured",
        "SOLD,     capture failed, CaptureFailed",
        "SOLD,     voided,      CaptureFailed",
        "SOLD,     refunded,    CaptureFailed",
        "SOLD,     other card,  CommandRefused CHECKOUT_DIFFERS",
        "SOLD,     wrong capture, CaptureDiffers",
        "DIFFERS,  tick,        ''",
        "DIFFERS,  release,     CommandRefused ALREADY_SOLD",
        "DIFFERS,  checkout 2,  CommandRepeated",
        "DIFFERS,  captured,    PaymentCaptured",
        "DIFFERS,  wrong capture, CommandRepeated",
        "DIFFERS,  capture failed, CommandRefused STALE",
        "DIFFERS,  voided,      CommandRefused STALE",
        "DIFFERS,  refunded,    CommandRefused STALE",
        "UNPAID,   same hold,   CommandRepeated",
        "UNPAID,   release,     CommandRefused ALREADY_SOLD",
        "UNPAID,   extend,      CommandRefused NOT_HELD",
        "UNPAID,   tick,        ''",
        "UNPAID,   checkout,    CommandRepeated",
        "UNPAID,   checkout 2,  PaymentRequested;VoidRequested",
        "UNPAID,   checkout 3,  CommandRepeated",
        "UNPAID,   authorized,  CommandRepeated",
        "UNPAID,   declined,    CommandRefused STALE",
        "UNPAID,   captured,    PaymentCaptured",
        "UNPAID,   capture failed, CommandRefused STALE",
        "UNPAID,   voided,      CommandRefused STALE",
        "UNPAID,   refunded,    CommandRefused STALE",
        "PAYING AGAIN, release, CommandRefused ALREADY_SOLD",
        "PAYING AGAIN, extend,  CommandRefused NOT_HELD",
        "PAYING AGAIN, tick,    ''",
        "PAYING AGAIN, checkout, CommandRepeated",
        "PAYING AGAIN, checkout 2, CommandRepeated",
        "PAYING AGAIN, checkout 3, CommandRepeated",
        "PAYING AGAIN, authorized, VoidRequested",
        "PAYING AGAIN, captured, RefundRequested",
        "PAYING AGAIN, voided,  PaymentVoided",
        "PAYING AGAIN, authorized 2, CaptureRequested",
        "PAYING AGAIN, declined 2, PaymentFailed",
        "PAYING AGAIN, unavailable 2, PaymentFailed",
        "PAYING AGAIN, unknown 2, PaymentInDoubt",
        "PAYING AGAIN, captured 2, RefundRequested",
        "PAYING AGAIN, voided 2, PaymentFailed;PaymentVoided",
        "PAYING AGAIN, refunded 2, PaymentFailed;PaymentRefunded",
        "LATE AGAIN, tick,      VoidRequested",
        "LATE AGAIN, authorized 2, CaptureRequested",
        "VOIDING AGAIN, tick,   ''",
        "VOIDING AGAIN, checkout 3, CommandRepeated",
        "VOIDING AGAIN, authorized 2, VoidRequested",
        "VOIDING AGAIN, declined 2, CommandRefused STALE",
        "VOIDING AGAIN, captured 2, RefundRequested",
        "VOIDING AGAIN, voided 2, PaymentFailed;PaymentVoided",
        "VOIDING AGAIN, refunded 2, PaymentFailed;PaymentRefunded",
        "FAILED AGAIN, tick,    ''",
        "FAILED AGAIN, checkout 2, CommandRepeated",
        "FAILED AGAIN, checkout 3, PaymentRequested",
        "FAILED AGAIN, authorized 2, VoidRequested",
        "FAILED AGAIN, declined 2, CommandRepeated",
        "FAILED AGAIN, captured 2, RefundRequested",
        "FAILED AGAIN, voided 2, PaymentVoided",
        "FAILED AGAIN, refunded 2, PaymentRefunded",
        "CAPTURED, release,     CommandRefused ALREADY_SOLD",
        "CAPTURED, tick,        ''",
        "CAPTURED, checkout,    CommandRepeated",
        "CAPTURED, authorized,  CommandRepeated",
        "CAPTURED, declined,    CommandRefused STALE",
        "CAPTURED, unknown,     PaymentInDoubt",
        "CAPTURED, captured,    CommandRepeated",
        "CAPTURED, capture failed, CommandRefused STALE",
        "CAPTURED, voided,      CommandRefused STALE",
        "CAPTURED, refunded,    CommandRefused STALE",
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
