package io.holdfast.api.answer;

import io.holdfast.api.model.CopyAge;
import io.holdfast.api.model.Decided;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.Subject;
import io.holdfast.api.model.UnavailableSeat;
import io.holdfast.schemas.LogPosition;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/** The contract's rules: which answer follows from a request and the state that the owner published. */
public final class Answers {

    private Answers() {}

    /**
     * The answer to opening an event.
     *
     * @param own where this call's own command stands; empty if it sent none
     */
    public static Answer open(EventRequest request, Event event, Optional<LogPosition> own) {
        List<String> differs = request.differences(event);
        if (!differs.isEmpty()) {
            return new Answer.EventDiffers(event, differs);
        }
        return switch (event.status()) {
            case OPEN -> isBy(event.decided(), own) ? new Answer.EventOpened(event) : new Answer.EventNow(event);
            case CLOSED -> new Answer.EventClosed(Subject.of(event.id()), event.position());
            case OTHER -> unknown(event);
        };
    }

    /** The answer to closing an event; empty if the owner must be asked. */
    public static Optional<Answer> close(Event event) {
        return switch (event.status()) {
            case OPEN -> Optional.empty();
            case CLOSED -> Optional.of(new Answer.EventNow(event));
            case OTHER -> Optional.of(unknown(event));
        };
    }

    /** The answer to reading an event. */
    public static Answer read(Event event) {
        return switch (event.status()) {
            case OPEN, CLOSED -> new Answer.EventNow(event);
            case OTHER -> unknown(event);
        };
    }

    /**
     * The answer to a hold.
     *
     * @param own where this call's own command stands; empty if it sent none
     */
    public static Answer hold(HoldRequest request, Reservation state, Optional<LogPosition> own) {
        List<String> differs = request.differences(state);
        if (!differs.isEmpty()) {
            return new Answer.ReservationDiffers(state, differs);
        }
        return switch (state.status()) {
            case HELD -> isBy(state.decided(), own) ? new Answer.Held(state) : new Answer.ReservationNow(state);
            case REJECTED_FOR_SEATS ->
                new Answer.SeatsUnavailable(state.subject(), state.unavailable(), state.position());
            case REJECTED_EVENT_CLOSED -> new Answer.EventClosed(state.subject(), state.position());
            case REJECTED_OVER_LIMIT ->
                state.overLimit()
                        .<Answer>map(limit -> new CallerAnswer.OverLimit(state, limit))
                        .orElseGet(() -> new Answer.Rejected(state));
            case REJECTED_OTHERWISE -> new Answer.Rejected(state);
            case PAYING, VOIDING, SOLD, RELEASED, EXPIRED -> new Answer.ReservationNow(state);
            case OTHER -> unknown(state);
        };
    }

    /** The answer to a hold that need not be sent, since it can't be granted whatever the seats' states; else empty. */
    public static Optional<Answer> unsendable(HoldRequest request, Event event) {
        List<UnavailableSeat> unknown = event.unknown(request.seats());
        if (unknown.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Answer.SeatsUnavailable(request.subject(), unknown, event.position()));
    }

    /**
     * The answer to a hold that need not be sent, since another region has some of its seats, or had them and was lost; else empty.
     *
     * @param copies how fresh what is known here of another region is
     */
    public static Optional<Answer> elsewhere(HoldRequest request, Event event, Function<String, CopyAge> copies) {
        return event.ownership()
                .filter(ownership -> !ownership.isOwn(request.seats()))
                .map(ownership -> {
                    SortedMap<String, List<String>> seats = ownership.byOwner(request.seats());
                    return seats.keySet().stream()
                            .filter(ownership::isBeingTakenOver)
                            .findFirst()
                            .<Answer>map(lost -> new RegionAnswer.BeingTakenOver(request.subject(), lost))
                            .orElseGet(() -> elsewhere(request.subject(), seats, event.position(), copies));
                });
    }

    private static Answer elsewhere(
            Subject subject,
            SortedMap<String, List<String>> seats,
            LogPosition evidence,
            Function<String, CopyAge> copies) {
        String region = seats.firstKey();
        return seats.size() > 1
                ? new RegionAnswer.PlacesInTwoRegions(subject, seats, evidence)
                : new RegionAnswer.PlacesElsewhere(
                        subject, seats.sequencedValues().getFirst(), region, copies.apply(region), evidence);
    }

    /**
     * The answer to a hold that need not be sent, since every seat is sold.
     *
     * @param evidence where on the log that is so
     */
    public static Answer soldOut(HoldRequest request, LogPosition evidence) {
        return new Answer.SeatsUnavailable(
                request.subject(),
                request.seats().stream()
                        .map(seat -> new UnavailableSeat(seat, UnavailableSeat.TAKEN))
                        .toList(),
                evidence);
    }

    /** The answer to a release that was not sent; empty if the owner must be asked. */
    public static Optional<Answer> release(Reservation state) {
        return switch (state.status().stage()) {
            case HELD, PAYING, VOIDING -> Optional.empty();
            case RELEASED -> Optional.of(new Answer.ReservationNow(state));
            case SOLD -> Optional.of(new PaymentAnswer.AlreadySold(state));
            case REJECTED, EXPIRED -> Optional.of(new Answer.NotHeld(state));
            case OTHER -> Optional.of(unknown(state));
        };
    }

    /** The answer to a release that was decided. */
    public static Optional<Answer> released(Reservation state) {
        return switch (state.status()) {
            case PAYING, VOIDING -> Optional.of(new PaymentAnswer.PaymentInProgress(state));
            default -> release(state);
        };
    }

    /** The answer to an extension that was not sent; empty if the owner must be asked. */
    public static Optional<Answer> extend(Reservation state) {
        return switch (state.status().stage()) {
            case HELD, PAYING, VOIDING -> Optional.empty();
            case SOLD, RELEASED, REJECTED, EXPIRED -> Optional.of(new Answer.NotHeld(state));
            case OTHER -> Optional.of(unknown(state));
        };
    }

    /** The answer to an extension that was decided. */
    public static Answer extended(Reservation state) {
        return switch (state.status()) {
            case HELD -> new Answer.ReservationNow(state);
            case PAYING, VOIDING -> new Answer.NotHeld(state);
            default -> extend(state).orElseThrow();
        };
    }

    /** The answer to a checkout that was not sent; empty if there is something to pay, or a payment to wait for. */
    public static Optional<Answer> checkout(Reservation state) {
        return switch (state.status().stage()) {
            case HELD, PAYING, VOIDING -> Optional.empty();
            case SOLD -> Optional.of(new Answer.ReservationNow(state));
            case EXPIRED -> Optional.of(new PaymentAnswer.HoldExpired(state));
            case RELEASED, REJECTED -> Optional.of(new Answer.NotHeld(state));
            case OTHER -> Optional.of(unknown(state));
        };
    }

    /** The answer to a checkout that was begun with something else than the attempt that it is about; else empty. */
    public static Optional<Answer> differs(Reservation state, PaymentAttempt press, Reservation.Asked asked) {
        int latest = state.payments().attempts();
        // What the attempts before the latest were asked with is not kept; what is free is sold without an attempt.
        boolean kept = switch (state.status()) {
            case HELD -> press.attempt() == latest;
            case PAYING, VOIDING, SOLD -> press.attempt() >= latest;
            default -> false;
        };
        List<String> differs = kept ? state.payments().asked().differences(asked) : List.of();
        return differs.isEmpty() ? Optional.empty() : Optional.of(new PaymentAnswer.CheckoutDiffers(state, differs));
    }

    /** The answer to a checkout whose payment attempt was begun; empty while its outcome is not known. */
    public static Optional<Answer> paid(Reservation state, int attempt) {
        Reservation.Payments payments = state.payments();
        boolean unpaid = state.status() == Reservation.Status.HELD
                || (state.status() == Reservation.Status.SOLD && payments.unpaid());
        if (unpaid && payments.declinedAttempt() >= attempt) {
            return Optional.of(
                    payments.unavailable() && payments.declinedAttempt() == attempt
                            ? new PaymentAnswer.PaymentUnavailable(state)
                            : new PaymentAnswer.PaymentDeclined(state, attempt));
        }
        return payments.payingAgain() && payments.attempts() == attempt ? Optional.empty() : checkout(state);
    }

    /** The answer to reading a reservation. */
    public static Answer read(Reservation state) {
        return switch (state.status().stage()) {
            case HELD, PAYING, VOIDING, SOLD, REJECTED, RELEASED, EXPIRED -> new Answer.ReservationNow(state);
            case OTHER -> unknown(state);
        };
    }

    /** The answer if the address for the receipt cannot be changed: none will be sent, or a later version knows. Empty if it can. */
    public static Optional<Answer> contact(Reservation state) {
        return switch (state.status().stage()) {
            case HELD, PAYING, VOIDING, SOLD -> Optional.empty();
            case RELEASED, EXPIRED, REJECTED -> Optional.of(new Answer.NotHeld(state));
            case OTHER -> Optional.of(unknown(state));
        };
    }

    private static boolean isBy(Decided decided, Optional<LogPosition> own) {
        return own.filter(decided.position()::equals).isPresent();
    }

    private static Answer unknown(Event event) {
        return new UndecidedAnswer.StateUnknown(Subject.of(event.id()), event.position());
    }

    private static Answer unknown(Reservation state) {
        return new UndecidedAnswer.StateUnknown(state.subject(), state.position());
    }
}
