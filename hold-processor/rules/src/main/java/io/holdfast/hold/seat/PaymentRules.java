package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Refusals.refused;
import static io.holdfast.hold.seat.Refusals.repeated;

import io.holdfast.hold.seat.Command.Checkout;
import io.holdfast.hold.seat.Command.RecordPayment;
import io.holdfast.hold.seat.Command.RecordPayment.Outcome;
import io.holdfast.hold.seat.Fact.CommandRefused.Reason;
import io.holdfast.hold.seat.Reservation.FailureCause;
import io.holdfast.hold.seat.Reservation.Settlement;
import io.holdfast.hold.seat.Reservation.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules of paying (P6, P7). A payment attempt is known by its number: what the provider did for the attempt that is under way moves the
 * reservation, what it did for any other is given back, and what was said before changes nothing.
 */
final class PaymentRules {

    private static final String VOIDED = "voided";
    private static final String REFUNDED = "refunded";

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
        return switch (reservation.status()) {
            case Status.Held held
            when checkout.attempt() == next -> List.of(begin(state, reservation, held, checkout, at));
            case Status.Held _ when checkout.attempt() > next -> List.of(refused(checkout, Reason.STALE));
            case Status.Sold sold
            when sold.settlement() == Settlement.CAPTURE_FAILED && checkout.attempt() == next ->
                payAgain(reservation, checkout, at);
            case Status.Held _, Status.Paying _, Status.Voiding _, Status.Sold _ ->
                List.of(again(reservation, checkout));
            case Status.Rejected _, Status.Released _, Status.Expired _ -> List.of(refused(checkout, Reason.NOT_HELD));
        };
    }

    /** The window never closes before the hold would have ended anyway: a payment that hangs takes nothing from the customer. */
    private static Fact begin(State state, Reservation reservation, Status.Held held, Checkout checkout, Instant at) {
        if (reservation.price().minor() == 0) {
            return sold(state, reservation, 0, checkout.contact());
        }
        Instant windowEnd = at.plus(checkout.window());
        return requested(reservation, checkout, windowEnd.isAfter(held.expiresAt()) ? windowEnd : held.expiresAt());
    }

    /** The attempt whose money was not taken is given up first: should it turn out to have been taken, it is given back. */
    private static List<Fact> payAgain(Reservation reservation, Checkout checkout, Instant at) {
        Fact requested = requested(reservation, checkout, at.plus(checkout.window()));
        return reservation.payments().failed(reservation.payments().attempts())
                ? List.of(requested)
                : List.of(requested, giveUp(reservation));
    }

    private static Fact requested(Reservation reservation, Checkout checkout, Instant payBy) {
        return checkout.paymentMethod()
                .<Fact>map(method -> new Fact.PaymentRequested(
                        reservation.id(),
                        checkout.attempt(),
                        reservation.request().seats(),
                        reservation.price(),
                        method,
                        checkout.contact(),
                        payBy,
                        reservation.version() + 1))
                .orElseGet(() -> refused(checkout, Reason.NO_PAYMENT_METHOD));
    }

    /** A press that is known: it stands for what it was asked with. Of the attempts before the latest that is not kept. */
    private static Fact again(Reservation reservation, Checkout checkout) {
        List<String> differs = checkout.attempt() < reservation.payments().attempts()
                ? List.of()
                : reservation.payments().differences(checkout.paymentMethod(), checkout.contact());
        return Refusals.again(checkout, Reason.CHECKOUT_DIFFERS, differs);
    }

    static List<Fact> record(State state, RecordPayment payment, Instant at) {
        Optional<Reservation> known = state.reservation(payment.id());
        Optional<Reservation> current =
                known.filter(reservation -> reservation.payments().attempts() == payment.attempt());
        return switch (payment.outcome()) {
            case AUTHORIZED -> authorized(state, known, current, payment);
            case DECLINED -> failed(current, payment, FailureCause.DECLINED, payment.code(), at);
            case UNAVAILABLE -> failed(current, payment, FailureCause.UNAVAILABLE, payment.code(), at);
            case UNKNOWN -> List.of(inDoubt(current, payment));
            case CAPTURED -> List.of(captured(state, known, current, payment));
            case CAPTURE_FAILED -> List.of(captureFailed(current, payment, payment.code()));
            case VOIDED -> over(current, payment, new Fact.PaymentVoided(payment.id(), payment.attempt()), at);
            case REFUNDED -> over(current, payment, new Fact.PaymentRefunded(payment.id(), payment.attempt()), at);
        };
    }

    private static List<Fact> authorized(
            State state, Optional<Reservation> known, Optional<Reservation> current, RecordPayment payment) {
        if (current.isEmpty()) {
            return List.of(giveUp(known, payment, 0));
        }
        Reservation reservation = current.get();
        return switch (reservation.status()) {
            case Status.Paying _
            when payment.price().equals(reservation.price()) ->
                List.of(
                        sold(
                                state,
                                reservation,
                                payment.attempt(),
                                reservation.payments().contact()),
                        capture(reservation));
            case Status.Paying _ -> List.of(giveUp(known, payment, 1));
            case Status.Sold sold -> List.of(authorizedAgain(reservation, sold, known, payment));
            // Asked again: nobody here knows which of the two the provider did first.
            case Status.Voiding _ -> List.of(giveUp(known, payment, 0));
            case Status.Held _, Status.Rejected _, Status.Released _, Status.Expired _ ->
                List.of(giveUp(known, payment, 0));
        };
    }

    /** Of a sale: another attempt after a capture that failed, or a repetition. */
    private static Fact authorizedAgain(
            Reservation reservation, Status.Sold sold, Optional<Reservation> known, RecordPayment payment) {
        return switch (sold.settlement()) {
            case PAYING_AGAIN ->
                payment.price().equals(reservation.price()) ? capture(reservation) : giveUp(known, payment, 1);
            case VOIDING_AGAIN -> giveUp(known, payment, 0);
            case CAPTURE_FAILED ->
                reservation.payments().failed(payment.attempt()) ? giveUp(known, payment, 0) : repeated(payment);
            case NOTHING_DUE, AUTHORIZED, CAPTURED, AMOUNT_DIFFERS -> repeated(payment);
        };
    }

    /** Requested with the sale itself, and so never without it; or once the money for a sale is reserved by another attempt. */
    private static Fact capture(Reservation reservation) {
        return new Fact.CaptureRequested(
                reservation.id(),
                reservation.payments().attempts(),
                reservation.request().seats(),
                reservation.price(),
                reservation.payments().contact(),
                reservation.version() + 1);
    }

    private static Fact sold(State state, Reservation reservation, int attempt, Optional<String> contact) {
        return new Fact.SeatsSold(
                reservation.id(),
                reservation.request().seats(),
                reservation.price(),
                attempt,
                eventName(state, reservation),
                contact,
                reservation.version() + 1);
    }

    private static String eventName(State state, Reservation reservation) {
        return state.event(reservation.id().event())
                .map(event -> event.terms().name())
                .orElseThrow(() -> new ContradictionException("a reservation of an event that was never opened"));
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

    /** Void the latest attempt: its window is over and the provider has not said what it did, or the next one begins. */
    static Fact giveUp(Reservation reservation) {
        return new Fact.VoidRequested(
                reservation.id(),
                reservation.payments().attempts(),
                reservation.request().seats(),
                reservation.price(),
                reservation.version() + 1);
    }

    private static List<Fact> failed(
            Optional<Reservation> current,
            RecordPayment payment,
            FailureCause cause,
            Optional<String> code,
            Instant at) {
        if (current.isEmpty() || !(current.get().status() instanceof Status.Paying paying)) {
            return List.of(failedAgain(current, payment, cause, code));
        }
        Reservation reservation = current.get();
        Fact failed = failed(reservation, cause, code);
        return at.isBefore(paying.expiresAt())
                ? List.of(failed)
                : List.of(failed, Decider.expired(reservation, paying.expiresAt(), 2));
    }

    /** Where no hold is being paid for: a sale that is, what is known already, or what was overtaken. */
    private static Fact failedAgain(
            Optional<Reservation> current, RecordPayment payment, FailureCause cause, Optional<String> code) {
        if (current.isEmpty()) {
            return refused(payment, Reason.STALE);
        }
        Reservation reservation = current.get();
        if (settlement(reservation) == Settlement.PAYING_AGAIN) {
            return failed(reservation, cause, code);
        }
        return reservation.payments().failed(payment.attempt()) ? repeated(payment) : refused(payment, Reason.STALE);
    }

    /** The hold goes on, and can be paid for by another attempt; so can a sale whose capture failed. */
    private static Fact failed(Reservation reservation, FailureCause cause, Optional<String> code) {
        return new Fact.PaymentFailed(
                reservation.id(), reservation.payments().attempts(), cause, code, reservation.version() + 1);
    }

    private static @Nullable Settlement settlement(Reservation reservation) {
        return reservation.status() instanceof Status.Sold sold ? sold.settlement() : null;
    }

    private static Fact inDoubt(Optional<Reservation> current, RecordPayment payment) {
        boolean open = current.map(Reservation::status)
                .filter(status -> status instanceof Status.Paying
                        || status instanceof Status.Voiding
                        || status instanceof Status.Sold)
                .isPresent();
        return open ? new Fact.PaymentInDoubt(payment.id(), payment.attempt()) : refused(payment, Reason.STALE);
    }

    /** Money that was taken belongs to a sale whose capture was asked for, or is given back. */
    private static Fact captured(
            State state, Optional<Reservation> known, Optional<Reservation> current, RecordPayment payment) {
        if (current.isEmpty() || !captureAsked(current.get())) {
            return new Fact.RefundRequested(payment.id(), payment.attempt(), seats(known), payment.price());
        }
        Reservation reservation = current.get();
        Settlement settlement = settlement(reservation);
        if (settlement == Settlement.CAPTURED) {
            return repeated(payment);
        }
        if (payment.price().equals(reservation.price())) {
            return new Fact.PaymentCaptured(
                    reservation.id(),
                    payment.attempt(),
                    reservation.request().seats(),
                    payment.price(),
                    eventName(state, reservation),
                    reservation.payments().contact(),
                    reservation.version() + 1);
        }
        return settlement == Settlement.AMOUNT_DIFFERS
                ? repeated(payment)
                : new Fact.CaptureDiffers(
                        reservation.id(), payment.attempt(), payment.price(), reservation.version() + 1);
    }

    /** Whether the money of the latest attempt was asked to be taken. */
    private static boolean captureAsked(Reservation reservation) {
        return switch (settlement(reservation)) {
            case AUTHORIZED, CAPTURED, AMOUNT_DIFFERS -> true;
            case CAPTURE_FAILED ->
                !reservation.payments().failed(reservation.payments().attempts());
            case NOTHING_DUE, PAYING_AGAIN, VOIDING_AGAIN -> false;
            case null -> false;
        };
    }

    private static Fact captureFailed(Optional<Reservation> current, RecordPayment payment, Optional<String> code) {
        return current.filter(reservation ->
                        reservation.status() instanceof Status.Sold sold && sold.settlement() == Settlement.AUTHORIZED)
                .<Fact>map(reservation ->
                        new Fact.CaptureFailed(reservation.id(), payment.attempt(), code, reservation.version() + 1))
                .orElseGet(() -> refused(payment, Reason.STALE));
    }

    /**
     * Nothing is reserved for the attempt, and nothing is taken: it was given up, or given back.
     *
     * @param over says so
     */
    private static List<Fact> over(Optional<Reservation> current, RecordPayment payment, Fact over, Instant at) {
        if (current.isEmpty()) {
            return List.of(over);
        }
        Reservation reservation = current.get();
        Optional<String> why = Optional.of(payment.outcome() == Outcome.REFUNDED ? REFUNDED : VOIDED);
        // No answer in time, or an authorization of another amount: it was not the customer's means of payment.
        Fact failed = failed(reservation, FailureCause.UNAVAILABLE, why);
        return switch (reservation.status()) {
            // Voided for its amount, with time left: a hold does not end early for what the provider did.
            case Status.Voiding voiding when at.isBefore(voiding.expiresAt()) -> List.of(failed, over);
            case Status.Voiding voiding -> List.of(failed, over, Decider.expired(reservation, voiding.expiresAt(), 2));
            case Status.Paying paying -> failed(current, payment, FailureCause.UNAVAILABLE, why, at);
            case Status.Sold sold ->
                switch (sold.settlement()) {
                    case PAYING_AGAIN, VOIDING_AGAIN -> List.of(failed, over);
                    case CAPTURE_FAILED ->
                        List.of(
                                reservation.payments().failed(payment.attempt())
                                        ? over
                                        : captureFailed(current, payment, why));
                    case NOTHING_DUE, AUTHORIZED, CAPTURED, AMOUNT_DIFFERS ->
                        List.of(captureFailed(current, payment, why));
                };
            case Status.Held _, Status.Rejected _, Status.Released _, Status.Expired _ -> List.of(over);
        };
    }

    private static List<String> seats(Optional<Reservation> known) {
        return known.map(reservation -> reservation.request().seats()).orElse(List.of());
    }
}
