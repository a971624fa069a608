package io.holdfast.hold.seat;

import io.holdfast.hold.seat.Reservation.Decline;
import io.holdfast.hold.seat.Reservation.Payments;
import io.holdfast.hold.seat.Reservation.Settlement;
import io.holdfast.hold.seat.Reservation.Status;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a fact changes. Facts are applied in their order, each to the state that the one before it left. */
public final class Evolver {

    private Evolver() {}

    /**
     * The changes that follow from a fact.
     *
     * @param state the state before the fact
     * @param cause the command that was decided
     * @throws ContradictionException if the fact cannot follow from the state: one of the two is broken
     */
    public static List<Change> evolve(State state, Fact fact, Cause cause) {
        return switch (fact) {
            case Fact.EventOpened opened -> List.of(EventEvolver.opened(opened, cause));
            case Fact.EventAdopted adopted -> List.of(EventEvolver.adopted(adopted, cause));
            case Fact.EventClosed closed -> List.of(EventEvolver.closed(state, closed, cause));
            case Fact.PlacesCeded ceded -> List.of(EventEvolver.ceded(state, ceded, cause));
            case Fact.PlacesReceived received -> List.of(EventEvolver.received(state, received, cause));
            case Fact.RegionTakenOver takenOver -> List.of(EventEvolver.takenOver(state, takenOver, cause));
            case Fact.PlacesAdopted adopted -> List.of(EventEvolver.adopted(state, adopted, cause));
            case Fact.RegionRetired retired -> List.of(EventEvolver.retired(state, retired, cause));
            case Fact.ReservationAdopted adopted -> List.of(adopted(state, adopted, cause));
            case Fact.SeatsHeld held -> List.of(held(state, held, cause));
            case Fact.HoldRejected rejected ->
                List.of(begun(rejected, new Status.Rejected(cause.at(), rejected.rejection()), cause));
            case Fact.HoldExtended extended ->
                List.of(set(state, extended, before -> before.becomes(extended(before, extended), cause)));
            case Fact.HoldReleased released -> {
                checkHolders(state, released, released.seats(), Optional.of(released.id()));
                yield List.of(set(state, released, before -> before.becomes(released(before, cause), cause)));
            }
            case Fact.HoldExpired expired -> {
                checkHolders(state, expired, expired.seats(), Optional.of(expired.id()));
                yield List.of(set(state, expired, before -> before.becomes(expired(before, cause), cause)));
            }
            case Fact.PaymentRequested requested ->
                List.of(set(
                        state,
                        requested,
                        before -> before.becomes(
                                paying(before, requested),
                                before.payments().begun(requested.paymentMethod(), requested.contact()),
                                cause)));
            case Fact.PaymentFailed failed ->
                List.of(set(state, failed, before -> before.becomes(unpaid(before), declined(before, failed), cause)));
            case Fact.SeatsSold sold -> {
                checkHolders(state, sold, sold.seats(), Optional.of(sold.id()));
                yield List.of(
                        set(state, sold, before -> before.becomes(sold(before, cause), paid(before, sold), cause)));
            }
            case Fact.PaymentCaptured captured ->
                List.of(set(state, captured, before -> before.becomes(settled(before, Settlement.CAPTURED), cause)));
            case Fact.CaptureFailed failed ->
                List.of(set(
                        state, failed, before -> before.becomes(settled(before, Settlement.CAPTURE_FAILED), cause)));
            case Fact.CaptureDiffers differs ->
                List.of(set(
                        state, differs, before -> before.becomes(settled(before, Settlement.AMOUNT_DIFFERS), cause)));
            case Fact.CaptureRequested requested -> capturing(state, requested, cause);
            case Fact.VoidRequested requested -> voiding(state, requested, cause);
            case Fact.ReservationForgotten forgotten ->
                List.of(new Change.ReservationSet(forgotten.id(), state.reservation(forgotten.id()), Optional.empty()));
            case Fact.PaymentInDoubt _, Fact.PaymentVoided _ -> List.of();
            case Fact.RefundRequested _, Fact.PaymentRefunded _ -> List.of();
            case Fact.CommandRepeated _, Fact.CommandRefused _, Fact.PlacesRefused _ -> List.of();
        };
    }

    private static Change held(State state, Fact.SeatsHeld held, Cause cause) {
        checkHolders(state, held, held.request().seats(), Optional.empty());
        EventEvolver.checkOwn(state, held);
        return begun(held, new Status.Held(cause.at(), held.expiresAt()), cause);
    }

    private static Change begun(Fact.OfNewReservation fact, Status status, Cause cause) {
        return new Change.ReservationSet(
                fact.id(),
                Optional.empty(),
                Optional.of(new Reservation(
                        fact.id(),
                        fact.request(),
                        fact.customer(),
                        fact.price(),
                        status,
                        Payments.NONE,
                        List.of(),
                        fact.version(),
                        cause)));
    }

    /** Its seats are its region's still, or nobody's: whose they are does not change by it. */
    private static Change adopted(State state, Fact.ReservationAdopted adopted, Cause cause) {
        Reservation after = Adoption.decided(adopted.state(), cause);
        checkHolders(state, adopted, after.takenSeats(), Optional.empty());
        EventEvolver.checkLost(state, adopted);
        if (state.reservation(adopted.id()).isPresent()) {
            throw impossible(adopted.state(), "is known here already");
        }
        return new Change.ReservationSet(adopted.id(), Optional.empty(), Optional.of(after));
    }

    private static Status extended(Reservation before, Fact.HoldExtended extended) {
        return new Status.Held(held(before).from(), extended.expiresAt());
    }

    private static Status released(Reservation before, Cause cause) {
        Status.Held held = held(before);
        return new Status.Released(held.from(), held.expiresAt(), cause.at());
    }

    private static Status expired(Reservation before, Cause cause) {
        if (before.status() instanceof Status.Voiding(var heldFrom, var expiresAt)) {
            return new Status.Expired(heldFrom, expiresAt, cause.at());
        }
        Status.Held held = held(before);
        return new Status.Expired(held.from(), held.expiresAt(), cause.at());
    }

    private static Status paying(Reservation before, Fact.PaymentRequested requested) {
        if (before.status() instanceof Status.Sold(var heldFrom, var expiresAt, var at, var unpaid, var none)) {
            return new Status.Sold(heldFrom, expiresAt, at, Settlement.PAYING_AGAIN, Optional.of(requested.payBy()));
        }
        Status.Held held = held(before);
        return new Status.Paying(held.from(), held.expiresAt(), requested.payBy());
    }

    /** Where an attempt to pay leaves what it was for. */
    private static Status unpaid(Reservation before) {
        return before.status() instanceof Status.Sold ? settled(before, Settlement.CAPTURE_FAILED) : heldAgain(before);
    }

    private static Status.Held heldAgain(Reservation before) {
        return switch (before.status()) {
            case Status.Paying(var heldFrom, var expiresAt, var payBy) -> new Status.Held(heldFrom, expiresAt);
            case Status.Voiding(var heldFrom, var expiresAt) -> new Status.Held(heldFrom, expiresAt);
            default -> throw impossible(before, "is not being paid for");
        };
    }

    private static Payments declined(Reservation before, Fact.PaymentFailed failed) {
        return before.payments().declined(new Decline(failed.attempt(), failed.cause(), failed.code()));
    }

    private static Payments paid(Reservation before, Fact.SeatsSold sold) {
        return sold.attempt() == 0 ? before.payments().free(sold.contact()) : before.payments();
    }

    private static Status sold(Reservation before, Cause cause) {
        if (before.status() instanceof Status.Paying(var heldFrom, var expiresAt, var payBy)) {
            return new Status.Sold(heldFrom, expiresAt, cause.at(), Settlement.AUTHORIZED, Optional.empty());
        }
        Status.Held held = held(before);
        return new Status.Sold(held.from(), held.expiresAt(), cause.at(), Settlement.NOTHING_DUE, Optional.empty());
    }

    private static Status settled(Reservation before, Settlement settlement) {
        if (before.status() instanceof Status.Sold(var heldFrom, var expiresAt, var at, var unsettled, var payBy)) {
            return new Status.Sold(heldFrom, expiresAt, at, settlement, Optional.empty());
        }
        throw impossible(before, "is not sold");
    }

    /** With the sale itself nothing changes by it. */
    private static List<Change> capturing(State state, Fact.CaptureRequested requested, Cause cause) {
        return state.reservation(requested.id())
                .filter(Evolver::payingAgain)
                .map(reservation -> List.of(set(
                        state, requested, before -> before.becomes(settled(before, Settlement.AUTHORIZED), cause))))
                .orElse(List.of());
    }

    private static boolean payingAgain(Reservation reservation) {
        return reservation.status() instanceof Status.Sold sold && sold.settlement() == Settlement.PAYING_AGAIN;
    }

    /** Only the payment that is under way; to void any other changes no reservation. */
    private static List<Change> voiding(State state, Fact.VoidRequested requested, Cause cause) {
        return state.reservation(requested.id())
                .filter(reservation -> reservation.payments().attempts() == requested.attempt())
                .filter(reservation -> reservation.status() instanceof Status.Paying || payingAgain(reservation))
                .map(reservation -> List.of(set(state, requested, before -> before.becomes(voiding(before), cause))))
                .orElse(List.of());
    }

    private static Status voiding(Reservation before) {
        if (before.status() instanceof Status.Sold) {
            return settled(before, Settlement.VOIDING_AGAIN);
        }
        Status.Held held = heldAgain(before);
        return new Status.Voiding(held.from(), held.expiresAt());
    }

    private static Change set(State state, Fact.OfReservation fact, UnaryOperator<Reservation> next) {
        Reservation before = state.reservation(fact.id())
                .orElseThrow(() ->
                        new ContradictionException("%s of %s, which is not known".formatted(fact.name(), fact.id())));
        return new Change.ReservationSet(fact.id(), Optional.of(before), Optional.of(next.apply(before)));
    }

    private static Status.Held held(Reservation before) {
        if (before.status() instanceof Status.Held held) {
            return held;
        }
        throw impossible(before, "holds no seats");
    }

    /** A fact about one reservation never touches the seat of another (P1). */
    private static void checkHolders(
            State state, Fact.OfReservation fact, List<String> seats, Optional<ReservationId> expected) {
        for (String seat : seats) {
            Optional<ReservationId> holder = state.holder(fact.id().event(), seat);
            if (!holder.equals(expected)) {
                throw new ContradictionException("%s of %s, but seat %s is held by %s"
                        .formatted(
                                fact.name(),
                                fact.id(),
                                seat,
                                holder.map(Object::toString).orElse("nobody")));
            }
        }
    }

    private static ContradictionException impossible(Reservation before, String why) {
        return new ContradictionException("a fact does not follow: %s of %s %s"
                .formatted(before.id().reservation(), before.id().event(), why));
    }
}
