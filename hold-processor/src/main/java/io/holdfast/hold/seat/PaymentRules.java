package io.holdfast.hold.seat;

import io.holdfast.hold.seat.Command.Checkout;
import io.holdfast.hold.seat.Command.RecordPayment;
import io.holdfast.hold.seat.Command.Subject;
import io.holdfast.hold.seat.Fact.CommandRefused.Reason;
import io.holdfast.hold.seat.Reservation.Decline;
import io.holdfast.hold.seat.Reservation.Settlement;
import io.holdfast.hold.seat.Reservation.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rules of paying (P6, P7). A payment attempt is known by its number: what the provider did for the attempt that is under way moves the
 * reservation, what it did for any other is given back, and what was said before changes nothing.
 */
final class PaymentRules {

    private static final String VOIDED = "voided";
    private static final String REFUNDED = "refunded";
    private static final String AMOUNT_DIFFERS = "amount-differs";

    private PaymentRules() {}

    static List<Fact> checkout(State state, Checkout checkout, Instant at) {
        Optional<Reservation> known = state.reservation(checkout.id());
        if (known.isEmpty()) {
            return List.of(refused(checkout, Reason.NO_SUCH_RESERVATION));
        }
        Reservation reservation = known.get();
        if (reservation.overdue(at)) {
            return List.of(Decider.expired(reservation), refused(checkout, Reason.NOT_HELD));
        }
        int next = reservation.payments().attempts() + 1;
        return List.of(
                switch (reservation.status()) {
                    case Status.Held held
                    when checkout.attempt() == next -> begin(state, reservation, held, checkout, at);
                    case Status.Held held when checkout.attempt() > next -> refused(checkout, Reason.STALE);
                    case Status.Held held -> repeated(checkout);
                    case Status.Paying paying -> repeated(checkout);
                    case Status.Voiding voiding -> repeated(checkout);
                    case Status.Sold sold -> repeated(checkout);
                    case Status.Rejected rejected -> refused(checkout, Reason.NOT_HELD);
                    case Status.Released released -> refused(checkout, Reason.NOT_HELD);
                    case Status.Expired expired -> refused(checkout, Reason.NOT_HELD);
                });
    }

    /** The window never closes before the hold would have ended anyway: a payment that hangs takes nothing from the customer. */
    private static Fact begin(State state, Reservation reservation, Status.Held held, Checkout checkout, Instant at) {
        if (reservation.price().minor() == 0) {
            return sold(state, reservation, 0);
        }
        Instant windowEnd = at.plus(checkout.window());
        return new Fact.PaymentRequested(
                reservation.id(),
                checkout.attempt(),
                reservation.request().seats(),
                reservation.price(),
                checkout.paymentMethod(),
                windowEnd.isAfter(held.expiresAt()) ? windowEnd : held.expiresAt(),
                reservation.version() + 1);
    }

    static List<Fact> record(State state, RecordPayment payment, Instant at) {
        Optional<Reservation> known = state.reservation(payment.id());
        Optional<Reservation> current =
                known.filter(reservation -> reservation.payments().attempts() == payment.attempt());
        return switch (payment.outcome()) {
            case AUTHORIZED -> authorized(state, known, current, payment);
            case DECLINED -> declined(current, payment, payment.code(), at);
            case UNKNOWN -> List.of(inDoubt(current, payment));
            case CAPTURED -> List.of(captured(known, current, payment));
            case CAPTURE_FAILED -> List.of(captureFailed(current, payment, payment.code()));
            case VOIDED -> voided(current, payment, at);
            case REFUNDED -> List.of(refunded(current, payment));
        };
    }

    private static List<Fact> authorized(
            State state, Optional<Reservation> known, Optional<Reservation> current, RecordPayment payment) {
        if (current.isEmpty()) {
            return List.of(giveUp(known, payment, 0));
        }
        Reservation reservation = current.get();
        return switch (reservation.status()) {
            case Status.Paying paying
            when payment.price().equals(reservation.price()) ->
                List.of(sold(state, reservation, payment.attempt()), capture(reservation));
            case Status.Paying paying -> List.of(giveUp(known, payment, 1));
            // Asked again: nobody here knows which of the two the provider did first.
            case Status.Voiding voiding -> List.of(giveUp(known, payment, 0));
            case Status.Sold sold -> List.of(repeated(payment));
            case Status.Held held -> List.of(giveUp(known, payment, 0));
            case Status.Rejected rejected -> List.of(giveUp(known, payment, 0));
            case Status.Released released -> List.of(giveUp(known, payment, 0));
            case Status.Expired expired -> List.of(giveUp(known, payment, 0));
        };
    }

    /** Requested with the sale itself, and so never without it. */
    private static Fact capture(Reservation reservation) {
        return new Fact.CaptureRequested(
                reservation.id(),
                reservation.payments().attempts(),
                reservation.request().seats(),
                reservation.price());
    }

    private static Fact sold(State state, Reservation reservation, int attempt) {
        String eventName = state.event(reservation.id().event())
                .map(event -> event.terms().name())
                .orElseThrow(() -> new ContradictionException("a reservation of an event that was never opened"));
        return new Fact.SeatsSold(
                reservation.id(),
                reservation.request().seats(),
                reservation.price(),
                attempt,
                eventName,
                reservation.version() + 1);
    }

    /** Money that has no seats: void it. */
    private static Fact giveUp(Optional<Reservation> known, RecordPayment payment, int versions) {
        return new Fact.VoidRequested(
                payment.id(),
                payment.attempt(),
                seats(known),
                payment.price(),
                known.map(reservation -> reservation.version() + versions).orElse(0));
    }

    /** The window is over and the provider has not said what it did. */
    static Fact windowOver(Reservation reservation) {
        return new Fact.VoidRequested(
                reservation.id(),
                reservation.payments().attempts(),
                reservation.request().seats(),
                reservation.price(),
                reservation.version() + 1);
    }

    private static List<Fact> declined(
            Optional<Reservation> current, RecordPayment payment, Optional<String> code, Instant at) {
        if (current.isEmpty() || !(current.get().status() instanceof Status.Paying paying)) {
            boolean known = current.flatMap(
                            reservation -> reservation.payments().decline())
                    .map(Decline::attempt)
                    .filter(attempt -> attempt == payment.attempt())
                    .isPresent();
            return List.of(known ? repeated(payment) : refused(payment, Reason.STALE));
        }
        Reservation reservation = current.get();
        Fact failed = failed(reservation, code);
        return at.isBefore(paying.expiresAt())
                ? List.of(failed)
                : List.of(failed, over(reservation, paying.expiresAt(), reservation.version() + 2));
    }

    /** The hold goes on, and can be paid for by another attempt. */
    private static Fact failed(Reservation reservation, Optional<String> code) {
        return new Fact.PaymentFailed(
                reservation.id(), reservation.payments().attempts(), code, reservation.version() + 1);
    }

    private static Fact inDoubt(Optional<Reservation> current, RecordPayment payment) {
        boolean open = current.map(Reservation::status)
                .filter(status -> status instanceof Status.Paying
                        || status instanceof Status.Voiding
                        || status instanceof Status.Sold)
                .isPresent();
        return open ? new Fact.PaymentInDoubt(payment.id(), payment.attempt()) : refused(payment, Reason.STALE);
    }

    private static Fact captured(Optional<Reservation> known, Optional<Reservation> current, RecordPayment payment) {
        if (current.isEmpty() || !(current.get().status() instanceof Status.Sold sold)) {
            return new Fact.RefundRequested(payment.id(), payment.attempt(), seats(known), payment.price());
        }
        Reservation reservation = current.get();
        if (sold.settlement() == Settlement.CAPTURED) {
            return repeated(payment);
        }
        return payment.price().equals(reservation.price())
                ? new Fact.PaymentCaptured(
                        reservation.id(), payment.attempt(), payment.price(), reservation.version() + 1)
                : captureFailed(current, payment, Optional.of(AMOUNT_DIFFERS));
    }

    private static Fact captureFailed(Optional<Reservation> current, RecordPayment payment, Optional<String> code) {
        return current.filter(reservation ->
                        reservation.status() instanceof Status.Sold sold && sold.settlement() == Settlement.AUTHORIZED)
                .<Fact>map(reservation ->
                        new Fact.CaptureFailed(reservation.id(), payment.attempt(), code, reservation.version() + 1))
                .orElseGet(() -> refused(payment, Reason.STALE));
    }

    private static List<Fact> voided(Optional<Reservation> current, RecordPayment payment, Instant at) {
        Fact voided = new Fact.PaymentVoided(payment.id(), payment.attempt());
        if (current.isEmpty()) {
            return List.of(voided);
        }
        Reservation reservation = current.get();
        return switch (reservation.status()) {
            // Voided for its amount, with time left: a hold does not end early for what the provider did.
            case Status.Voiding voiding
            when at.isBefore(voiding.expiresAt()) -> List.of(failed(reservation, Optional.of(VOIDED)), voided);
            case Status.Voiding voiding ->
                List.of(voided, over(reservation, voiding.expiresAt(), reservation.version() + 1));
            case Status.Paying paying -> declined(current, payment, Optional.of(VOIDED), at);
            case Status.Sold sold -> List.of(captureFailed(current, payment, Optional.of(VOIDED)));
            case Status.Held held -> List.of(voided);
            case Status.Rejected rejected -> List.of(voided);
            case Status.Released released -> List.of(voided);
            case Status.Expired expired -> List.of(voided);
        };
    }

    private static Fact refunded(Optional<Reservation> current, RecordPayment payment) {
        boolean sold = current.filter(reservation -> reservation.status() instanceof Status.Sold)
                .isPresent();
        return sold
                ? captureFailed(current, payment, Optional.of(REFUNDED))
                : new Fact.PaymentRefunded(payment.id(), payment.attempt());
    }

    private static Fact over(Reservation reservation, Instant expiresAt, int version) {
        return new Fact.HoldExpired(reservation.id(), reservation.request().seats(), expiresAt, version);
    }

    private static List<String> seats(Optional<Reservation> known) {
        return known.map(reservation -> reservation.request().seats()).orElse(List.of());
    }

    private static Fact repeated(Command command) {
        return new Fact.CommandRepeated(command.subject().orElseThrow(), command.name());
    }

    private static Fact refused(Command command, Reason reason) {
        Subject subject = command.subject().orElseThrow();
        return new Fact.CommandRefused(subject, command.name(), reason, List.of());
    }
}
