package io.holdfast.hold.simulation.promise;

import static io.holdfast.hold.simulation.BrokenPromise.unless;
import static io.holdfast.hold.simulation.promise.Promise.P10;
import static io.holdfast.hold.simulation.promise.Promise.P3;

import io.holdfast.hold.simulation.Decided;
import io.holdfast.hold.simulation.promise.Account.Standing;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.Checkout;
import io.holdfast.schemas.command.CloseEvent;
import io.holdfast.schemas.command.ExtendHold;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.OpenEvent;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.command.ReleaseSeats;
import io.holdfast.schemas.fact.CommandRefused;
import io.holdfast.schemas.state.StateKeys;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Answers that change nothing: what they say must be so. */
final class Answers {

    private final Accounts accounts;

    Answers(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Only what holds already is a repetition. */
    void repeated(Moment moment) {
        Object command = moment.logged().command().orElse("nothing");
        boolean so = switch (command) {
            case OpenEvent open -> accounts.event(open.getEvent()).isPresent();
            case CloseEvent close ->
                accounts.event(close.getEvent()).filter(terms -> !terms.open()).isPresent();
            case HoldSeats hold -> same(hold);
            case ReleaseSeats release ->
                standing(release.getEvent(), release.getReservation())
                        .filter(Standing.RELEASED::equals)
                        .isPresent();
            case ExtendHold extend ->
                standing(extend.getEvent(), extend.getReservation())
                        .filter(Standing.HELD::equals)
                        .isPresent();
            case Checkout checkout ->
                standing(checkout.getEvent(), checkout.getReservation())
                        .filter(Standing::live)
                        .isPresent();
            case RecordPayment payment ->
                accounts.find(payment.getEvent(), payment.getReservation()).isPresent();
            default -> false;
        };
        unless(so, P3, "%s is taken for a repetition", moment);
    }

    /** A refusal's reason is true. */
    void refused(CommandRefused refused, Moment moment) {
        Optional<Terms> event = accounts.event(refused.getEvent());
        Optional<Standing> standing = standing(refused.getEvent(), String.valueOf(refused.getReservation()));
        boolean so = switch (refused.getReason()) {
            case NO_SUCH_EVENT -> event.isEmpty();
            case EVENT_DIFFERS -> event.isPresent();
            case NO_SUCH_RESERVATION -> standing.isEmpty();
            case RESERVATION_DIFFERS ->
                moment.command(HoldSeats.class).filter(hold -> !same(hold)).isPresent();
            case NOT_HELD -> standing.filter(now -> now != Standing.HELD).isPresent();
            case PAYMENT_IN_PROGRESS ->
                standing.filter(now -> now == Standing.PAYING || now == Standing.VOIDING)
                        .isPresent();
            case ALREADY_SOLD -> standing.filter(Standing.SOLD::equals).isPresent();
            case CHECKOUT_DIFFERS ->
                moment.command(Checkout.class).isPresent()
                        && standing.filter(Standing::live).isPresent();
            case NO_PAYMENT_METHOD ->
                moment.command(Checkout.class)
                        .filter(checkout -> checkout.getPaymentMethod() == null)
                        .isPresent();
            case STALE -> true;
            case OTHER -> false;
        };
        unless(
                so,
                P3,
                "%s is refused as %s, and %s is %s",
                moment,
                refused.getReason(),
                refused.getReservation(),
                standing);
    }

    /** A caller finds what became of its command: the state of what it was about is written again, with the command's position. */
    void visible(Decided decided, Moment moment) {
        moment.logged()
                .subject()
                .ifPresent(subject -> unless(
                        decided.written().stream()
                                .anyMatch(written -> written.topic().equals(Topics.STATE)
                                        && written.keyText().equals(StateKeys.of(subject))),
                        P10,
                        "what became of %s can't be seen",
                        moment));
    }

    private Optional<Standing> standing(String event, String reservation) {
        return accounts.find(event, reservation).map(account -> account.standing);
    }

    private boolean same(HoldSeats hold) {
        return accounts.find(hold.getEvent(), hold.getReservation())
                .filter(account -> account.holdSeconds == hold.getHoldSeconds()
                        && account.seats.equals(List.copyOf(new TreeSet<>(hold.getSeats()))))
                .isPresent();
    }
}
