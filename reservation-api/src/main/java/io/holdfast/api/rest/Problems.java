package io.holdfast.api.rest;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.Position;
import io.holdfast.api.answer.Reservation;
import io.holdfast.api.answer.Subject;
import java.util.function.Consumer;

/** The contract's refusals. */
final class Problems {

    private static final int BAD_REQUEST = 400;
    private static final int PAYMENT_REQUIRED = 402;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int GONE = 410;
    private static final int UNPROCESSABLE = 422;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;

    private static final String DIFFERS = "differs";
    private static final String ACCEPTED = "accepted";
    private static final String NO = "no";

    private Problems() {}

    static Problem of(Answer.EventDiffers answer) {
        return new Problem(
                CONFLICT,
                "event-differs",
                "The event is another one",
                "the id stands for an event with other %s".formatted(String.join(", ", answer.fields())),
                about(Subject.of(answer.event().id())).andThen(body -> body.put(DIFFERS, answer.fields())));
    }

    static Problem of(Answer.NoSuchSection answer) {
        return new Problem(
                NOT_FOUND,
                "no-such-section",
                "No such section",
                "event %s has no section of that name".formatted(answer.event()),
                about(Subject.of(answer.event())).andThen(body -> body.put("field", "section")));
    }

    static Problem of(Answer.NoSuchEvent answer) {
        return new Problem(
                NOT_FOUND,
                "no-such-event",
                "No such event",
                "no event %s was ever opened".formatted(answer.event()),
                about(Subject.of(answer.event())));
    }

    static Problem of(Answer.ReservationDiffers answer) {
        return new Problem(
                UNPROCESSABLE,
                "reservation-differs",
                "The reservation is another one",
                "the id stands for a request with other %s; ask with the same, or with a new id"
                        .formatted(String.join(", ", answer.fields())),
                about(answer.reservation()).andThen(body -> body.put(DIFFERS, answer.fields())));
    }

    static Problem of(Answer.SeatsUnavailable answer) {
        return new Problem(
                CONFLICT,
                "seats-unavailable",
                "Not all of the seats can be had",
                "none of the seats is held; choose others under a new id",
                about(answer.subject()).andThen(body -> body.put("seats", answer.seats(), Bodies::unavailable)));
    }

    static Problem of(Answer.EventClosed answer) {
        return new Problem(
                GONE,
                "event-closed",
                "The event is closed",
                "it takes no new holds, and is not opened again",
                about(answer.subject()));
    }

    static Problem of(Answer.Rejected answer) {
        return new Problem(
                CONFLICT,
                "rejected",
                "The reservation was rejected",
                "none of the seats is held; the reason is not known to this version of the service",
                about(answer.reservation()));
    }

    static Problem of(Answer.NotHeld answer) {
        Reservation state = answer.reservation();
        return conflict(
                "not-held",
                "The reservation holds no seats",
                "the reservation is " + state.status().shown(),
                state);
    }

    static Problem of(Answer.PaymentDeclined answer) {
        return new Problem(
                PAYMENT_REQUIRED,
                "payment-declined",
                "The payment was declined",
                "no money was taken, and %s; try another payment method".formatted(seats(answer.reservation())),
                unpaid(answer.reservation(), answer.attempt()));
    }

    static Problem of(Answer.PaymentUnavailable answer) {
        Reservation state = answer.reservation();
        return new Problem(
                BAD_GATEWAY,
                "payment-unavailable",
                "The payment provider could not be used",
                "no money was taken, and %s; the payment method is not why, so try again later".formatted(seats(state)),
                unpaid(state, state.payments().declinedAttempt()));
    }

    private static String seats(Reservation state) {
        return state.status() == Reservation.Status.SOLD ? "the seats stay sold" : "the seats are still held";
    }

    private static Consumer<JsonObject> unpaid(Reservation state, int attempt) {
        return about(state).andThen(body -> {
            body.put("reservationStatus", state.status().shown()).put("attempt", attempt);
            if (state.payments().declinedAttempt() == attempt) {
                state.payments().declineCode().ifPresent(code -> body.put("declineCode", code));
            }
        });
    }

    static Problem of(Answer.CheckoutDiffers answer) {
        Reservation state = answer.reservation();
        return new Problem(
                UNPROCESSABLE,
                "checkout-differs",
                "The checkout is another one",
                "it was asked for with another %s, which counts; ask with the same, or read the reservation"
                        .formatted(String.join(" and ", answer.fields())),
                about(state)
                        .andThen(body -> body.put(
                                        "reservationStatus", state.status().shown())
                                .put("attempt", state.payments().attempts())
                                .put(DIFFERS, answer.fields())));
    }

    static Problem of(Answer.Unfit answer) {
        return new Problem(
                BAD_REQUEST,
                "malformed",
                "The request is malformed",
                answer.field() + ' ' + answer.why(),
                about(answer.reservation()).andThen(body -> body.put("field", answer.field())));
    }

    static Problem of(Answer.HoldExpired answer) {
        return conflict(
                "hold-expired", "The hold has expired", "it was over before it was paid for", answer.reservation());
    }

    static Problem of(Answer.PaymentInProgress answer) {
        return conflict(
                "payment-in-progress",
                "The seats are being paid for",
                "until the outcome of the payment is known, they can't be released",
                answer.reservation());
    }

    static Problem of(Answer.AlreadySold answer) {
        return conflict("already-sold", "The seats are sold", "sold seats can't be released", answer.reservation());
    }

    private static Problem conflict(String code, String title, String detail, Reservation state) {
        return new Problem(
                CONFLICT,
                code,
                title,
                detail,
                about(state)
                        .andThen(body ->
                                body.put("reservationStatus", state.status().shown())));
    }

    static Problem of(Answer.NoSuchReservation answer) {
        return new Problem(
                NOT_FOUND,
                "no-such-reservation",
                "No such reservation",
                "nothing was ever decided under this id, or it was finished more than 24 hours ago",
                about(answer.subject()));
    }

    static Problem of(Answer.LogUnavailable answer) {
        String detail = answer.maybeAccepted()
                ? "the log has not acknowledged: the call may take effect, or not; repeat the same call, that is always safe"
                : "the log can't be reached, and nothing was sent; repeat the same call later";
        return new Problem(
                UNAVAILABLE,
                "log-unavailable",
                "The log is not available",
                detail,
                body -> body.put(ACCEPTED, answer.maybeAccepted() ? "unknown" : NO));
    }

    static Problem of(Answer.Overloaded answer) {
        return new Problem(
                UNAVAILABLE,
                "overloaded",
                "Too many calls are waiting",
                "nothing was sent for this one; repeat the same call when Retry-After is over",
                body -> body.put(ACCEPTED, NO),
                answer.retryAfterSeconds());
    }

    static Problem noSuchPosition(Position position) {
        return Refusal.field(CallHeaders.AFTER, "names %s, and the log ends before it".formatted(position))
                .problem();
    }

    static Problem of(Answer.NotSent answer) {
        return new Problem(
                UNAVAILABLE,
                "not-ready",
                "Not ready",
                "this instance has not seen yet what was decided before, and nothing was sent; repeat the same call",
                about(answer.subject())
                        .andThen(body -> body.put("evidence", Bodies.waiting(answer.waitingFor(), answer.waited()))
                                .put(ACCEPTED, NO)));
    }

    static Problem of(Answer.StateUnknown answer) {
        return new Problem(
                UNAVAILABLE,
                "state-unknown",
                "The state is not known to this version",
                "a later version of the service can tell; ask again",
                about(answer.subject()).andThen(body -> body.put(ACCEPTED, "unknown")));
    }

    private static Consumer<JsonObject> about(Reservation state) {
        return about(Subject.of(state.event(), state.id()))
                .andThen(body -> body.put("evidence", Bodies.evidence(state.decided())));
    }

    private static Consumer<JsonObject> about(Subject subject) {
        return body -> {
            subject.reservation().ifPresent(reservation -> body.put("reservation", reservation));
            body.put("event", subject.event());
        };
    }
}
