package io.holdfast.hold.seat;

import io.holdfast.hold.seat.Reservation.Payments;
import io.holdfast.hold.seat.Reservation.Settlement;
import io.holdfast.hold.seat.Reservation.Status;
import io.holdfast.schemas.limits.CallerNames;
import io.holdfast.schemas.limits.Limit;
import io.holdfast.schemas.limits.PaymentLimits;
import java.time.Instant;
import java.util.Optional;

/** Reservations of a lost region on their way into the log of the region that goes on for it. */
public final class Adoption {

    private Adoption() {}

    /**
     * Rejects a state that no log leads to.
     *
     * @throws IllegalArgumentException if it is one
     */
    static void check(Reservation state) {
        Payments payments = state.payments();
        if (state.version() < 1 || state.history().size() > Limits.HISTORY) {
            throw new IllegalArgumentException(
                    "the version must be at least 1, and the history have at most %d states".formatted(Limits.HISTORY));
        }
        Limit.require(
                state.price().minor() >= 0 && payments.attempts() >= 0,
                "the price and the number of attempts must be at least 0");
        if (isOfAttempt(state.status())) {
            Limit.require("attempts", PaymentLimits.attemptProblem(payments.attempts()));
        }
        Limit.require(
                !isBeingPaid(state.status()) || payments.method().isPresent(),
                "what is being paid for names what to pay with");
        payments.method().ifPresent(method -> Limit.require("paymentMethod", PaymentLimits.methodProblem(method)));
        payments.contact().ifPresent(print -> Limit.require("contact", PaymentLimits.contactProblem(print)));
        if (state.status() instanceof Status.Sold sold
                && sold.payBy().isPresent() != (sold.settlement() == Settlement.PAYING_AGAIN)) {
            throw new IllegalArgumentException("a sale has a payment window if it is paid for again, and else none");
        }
        state.takenSeats().forEach(SeatRange::of);
        state.customer().ifPresent(customer -> Limit.require("customer", CallerNames.problem(customer)));
    }

    private static boolean isBeingPaid(Status status) {
        return status instanceof Status.Paying
                || (status instanceof Status.Sold sold && sold.settlement() == Settlement.PAYING_AGAIN);
    }

    /** Whether a payment attempt is under way, or brought it there. */
    private static boolean isOfAttempt(Status status) {
        return switch (status) {
            case Status.Paying _, Status.Voiding _ -> true;
            case Status.Sold sold -> sold.settlement() != Settlement.NOTHING_DUE;
            case Status.Held _, Status.Rejected _, Status.Released _, Status.Expired _ -> false;
        };
    }

    /**
     * What a reservation is in the region that adopts it: one version on, and no deadline sooner than {@link Limits#AFTER_ADOPTION}. Its price stays:
     * it was decided.
     *
     * @param at log time of the adoption
     */
    static Reservation from(Reservation there, Instant at) {
        return new Reservation(
                there.id(),
                there.request(),
                there.customer(),
                there.price(),
                from(there.status(), at.plus(Limits.AFTER_ADOPTION)),
                there.payments(),
                there.history(),
                there.version() + 1,
                there.decided());
    }

    private static Status from(Status there, Instant soonest) {
        return switch (there) {
            case Status.Held(var from, var expiresAt) -> new Status.Held(from, later(expiresAt, soonest));
            case Status.Paying(var heldFrom, var expiresAt, var payBy) ->
                new Status.Paying(heldFrom, later(expiresAt, soonest), later(payBy, soonest));
            case Status.Sold(var heldFrom, var expiresAt, var at, var settlement, var payBy) ->
                new Status.Sold(heldFrom, expiresAt, at, settlement, payBy.map(end -> later(end, soonest)));
            case Status.Voiding voiding -> voiding;
            case Status.Rejected rejected -> rejected;
            case Status.Released released -> released;
            case Status.Expired expired -> expired;
        };
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    /** Decided by a command of this log. The offsets of earlier steps are those of the lost region's log; a record has one partition for all of them. */
    static Reservation decided(Reservation adopted, Cause by) {
        return new Reservation(
                adopted.id(),
                adopted.request(),
                adopted.customer(),
                adopted.price(),
                adopted.status(),
                adopted.payments(),
                adopted.history().stream()
                        .map(step -> new Reservation.Step(
                                step.state(),
                                step.version(),
                                step.fact(),
                                step.command(),
                                step.code(),
                                new Cause(
                                        by.partition(),
                                        step.decided().offset(),
                                        step.decided().at(),
                                        step.decided().traceId(),
                                        step.decided().caller())))
                        .toList(),
                adopted.version(),
                by);
    }

    /**
     * The reservation as it is from an adoption on, as the state has it.
     *
     * @param by the command that was decided
     */
    public static Reservation adopted(Fact.ReservationAdopted fact, Cause by) {
        return decided(fact.state(), by)
                .remember(fact.name(), Optional.empty(), Command.AdoptReservation.class.getSimpleName());
    }
}
