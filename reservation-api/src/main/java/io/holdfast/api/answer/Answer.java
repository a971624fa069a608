package io.holdfast.api.answer;

import static io.holdfast.api.answer.Bodies.about;

import io.holdfast.api.answer.Reply.AnswerKind;
import io.holdfast.api.answer.Reply.Problem;
import io.holdfast.api.answer.Reply.ProblemCode;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.SeatStatus;
import io.holdfast.api.model.SeatsElsewhere;
import io.holdfast.api.model.Subject;
import io.holdfast.api.model.UnavailableSeat;
import io.holdfast.schemas.LogPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Everything that a caller can be told. Each answer words itself: to add one is to add a record. */
public interface Answer {

    /** HTTP statuses of what is no problem. */
    int OK = 200;

    int CREATED = 201;
    int ACCEPTED = 202;
    int NO_CONTENT = 204;

    /** This answer in the words of the contract. */
    Reply reply();

    /** This call opened the event. */
    record EventOpened(Event event) implements Answer {
        @Override
        public Reply reply() {
            return result(AnswerKind.DONE, CREATED, event);
        }
    }

    /** The event as it is. */
    record EventNow(Event event) implements Answer {
        @Override
        public Reply reply() {
            return result(AnswerKind.DONE, OK, event);
        }
    }

    /** The id already stands for an event with other terms. */
    record EventDiffers(Event event, List<String> fields) implements Answer {
        @Override
        public Reply reply() {
            return Reply.Refusal.of(
                    ProblemCode.EVENT_DIFFERS,
                    event,
                    "the event was opened with other %s; repeat its terms, or use a new id"
                            .formatted(String.join(", ", fields)),
                    body -> body.put("differs", fields));
        }
    }

    /** A page of events; the next one is empty for the last page. */
    record Events(List<Event> events, Optional<EventPage> next) implements Answer {
        @Override
        public Reply reply() {
            return new Reply.Result(
                    AnswerKind.DONE, OK, Subject.ofAll(), Optional.empty(), Bodies.events(events, next));
        }
    }

    /** State of each seat that this region sells, as of the given command at least, and what is known of the others. */
    record Seats(String event, Map<String, SeatStatus> seats, List<SeatsElsewhere> elsewhere, LogPosition evidence)
            implements Answer {
        @Override
        public Reply reply() {
            return new Reply.Result(
                    AnswerKind.DONE,
                    OK,
                    Subject.of(event),
                    Optional.of(evidence),
                    Bodies.seats(event, seats, elsewhere, evidence));
        }
    }

    /** The event has no such section. */
    record NoSuchSection(String event, String section) implements Answer {
        @Override
        public Reply reply() {
            return Reply.Refusal.of(
                    ProblemCode.NO_SUCH_SECTION,
                    Optional.empty(),
                    "event %s has no section of that name".formatted(event),
                    about(Subject.of(event)).andThen(body -> body.put("field", "section")));
        }
    }

    /** There is no such event: everything on the log up to the evidence was decided, and none of it opened one. */
    record NoSuchEvent(String event, Optional<LogPosition> evidence) implements Answer {
        @Override
        public Reply reply() {
            return Reply.Refusal.of(
                    ProblemCode.NO_SUCH_EVENT,
                    evidence,
                    "no event %s was ever opened here".formatted(event),
                    about(Subject.of(event)));
        }
    }

    /** This call got the seats. */
    record Held(Reservation reservation) implements Answer {
        @Override
        public Reply reply() {
            return result(AnswerKind.HELD, CREATED, reservation);
        }
    }

    /** The reservation as it is. */
    record ReservationNow(Reservation reservation) implements Answer {
        @Override
        public Reply reply() {
            return result(AnswerKind.DONE, OK, reservation);
        }
    }

    /** The identity already stands for another request. */
    record ReservationDiffers(Reservation reservation, List<String> fields) implements Answer {
        @Override
        public Reply reply() {
            return refusal(
                    ProblemCode.RESERVATION_DIFFERS,
                    reservation,
                    "its request had other %s; repeat that request, or use a new id"
                            .formatted(String.join(", ", fields)),
                    about(reservation).andThen(body -> body.put("differs", fields)));
        }
    }

    /** None of the seats is held for this identity. */
    record SeatsUnavailable(Subject subject, List<UnavailableSeat> seats, LogPosition evidence) implements Answer {

        /** Whether somebody else has one of the seats. */
        public boolean isTaken() {
            return seats.stream().anyMatch(seat -> seat.reason().equals(UnavailableSeat.TAKEN));
        }

        @Override
        public Reply reply() {
            return Reply.Refusal.of(
                    ProblemCode.SEATS_UNAVAILABLE,
                    Optional.of(evidence),
                    subject.reservation().isPresent()
                            ? "none of the seats is held; choose others under a new id"
                            : "none of the places is given away; only those that are free and the event's can be",
                    about(subject).andThen(body -> body.put("seats", seats, Bodies::unavailable)));
        }
    }

    /** The event takes no new holds. */
    record EventClosed(Subject subject, LogPosition evidence) implements Answer {
        @Override
        public Reply reply() {
            return Reply.Refusal.of(
                    ProblemCode.EVENT_CLOSED,
                    Optional.of(evidence),
                    "it takes no new holds, and is not opened again",
                    about(subject));
        }
    }

    /** Rejected for a reason that this version does not know. */
    record Rejected(Reservation reservation) implements Answer {
        @Override
        public Reply reply() {
            return refusal(
                    ProblemCode.REJECTED,
                    reservation,
                    "none of the seats is held; this version of the service does not know the reason",
                    about(reservation));
        }
    }

    /** The reservation holds no seats. */
    record NotHeld(Reservation reservation) implements Answer {
        @Override
        public Reply reply() {
            return conflict(
                    ProblemCode.NOT_HELD,
                    "the reservation is " + reservation.status().shown(),
                    reservation);
        }
    }

    /** It is being paid for, and the outcome is not known yet. */
    record Paying(Reservation reservation) implements Answer {
        @Override
        public Reply reply() {
            return result(AnswerKind.PAYING, ACCEPTED, reservation);
        }
    }

    /** The attempt to pay ended without money, because of the customer's means of payment. */
    record PaymentDeclined(Reservation reservation, int attempt) implements Answer {
        @Override
        public Reply reply() {
            return refusal(
                    ProblemCode.PAYMENT_DECLINED,
                    reservation,
                    "no money was taken, and %s; try another payment method"
                            .formatted(Bodies.seatsAfterPayment(reservation)),
                    Bodies.unpaid(reservation, attempt));
        }
    }

    /** The latest attempt to pay ended without money, and the customer's means of payment is not why. */
    record PaymentUnavailable(Reservation reservation) implements Answer {
        @Override
        public Reply reply() {
            return refusal(
                    ProblemCode.PAYMENT_UNAVAILABLE,
                    reservation,
                    "no money was taken, and %s; the payment method is not the reason, so try again later"
                            .formatted(Bodies.seatsAfterPayment(reservation)),
                    Bodies.unpaid(reservation, reservation.payments().declinedAttempt()));
        }
    }

    /** The attempt to pay was asked for with something else. */
    record CheckoutDiffers(Reservation reservation, List<String> fields) implements Answer {
        @Override
        public Reply reply() {
            return refusal(
                    ProblemCode.CHECKOUT_DIFFERS,
                    reservation,
                    "its request had another %s, which counts; repeat that request, or read the reservation"
                            .formatted(String.join(" and ", fields)),
                    Bodies.withStatus(reservation)
                            .andThen(body -> body.put(
                                            "attempt", reservation.payments().attempts())
                                    .put("differs", fields)));
        }
    }

    /** The request does not fit the reservation as it is: this field of it, for this reason. */
    record Unfit(Reservation reservation, String field, String why) implements Answer {
        @Override
        public Reply reply() {
            return refusal(
                    ProblemCode.MALFORMED,
                    reservation,
                    field + ' ' + why,
                    about(reservation).andThen(body -> body.put("field", field)));
        }
    }

    /** The hold was over before it was paid for. */
    record HoldExpired(Reservation reservation) implements Answer {
        @Override
        public Reply reply() {
            return conflict(ProblemCode.HOLD_EXPIRED, "it was over before it was paid for", reservation);
        }
    }

    /** It is being paid for, and can't be released meanwhile. */
    record PaymentInProgress(Reservation reservation) implements Answer {
        @Override
        public Reply reply() {
            return conflict(
                    ProblemCode.PAYMENT_IN_PROGRESS,
                    "until the outcome of the payment is known, they can't be released",
                    reservation);
        }
    }

    /** The seats are sold, and can't be released. */
    record AlreadySold(Reservation reservation) implements Answer {
        @Override
        public Reply reply() {
            return conflict(ProblemCode.ALREADY_SOLD, "sold seats can't be released", reservation);
        }
    }

    /** The states that the reservation came to. */
    record History(Reservation reservation) implements Answer {
        @Override
        public Reply reply() {
            return new Reply.Result(
                    AnswerKind.DONE,
                    OK,
                    reservation.subject(),
                    Optional.of(reservation.position()),
                    Bodies.history(reservation));
        }
    }

    /** The address for the receipt is erased. */
    record ContactErased(Subject subject) implements Answer {
        @Override
        public Reply reply() {
            return new Reply.Result(AnswerKind.DONE, NO_CONTENT, subject, Optional.empty(), _ -> {});
        }
    }

    /** There is no such reservation: everything on the log up to the evidence was decided, and none of it made one. */
    record NoSuchReservation(Subject subject, Optional<LogPosition> evidence) implements Answer {
        @Override
        public Reply reply() {
            return Reply.Refusal.of(
                    ProblemCode.NO_SUCH_RESERVATION,
                    evidence,
                    "nothing was ever decided under this id, or it was finished more than 24 hours ago",
                    about(subject));
        }
    }

    /**
     * The command is on the log; the owner's decision has not been seen yet.
     *
     * @param sent where it stands
     * @param sentAt when the broker appended it
     */
    record Checking(Subject subject, LogPosition sent, Instant sentAt, Duration waited) implements Answer {
        @Override
        public Reply reply() {
            return new Reply.Result(
                    AnswerKind.CHECKING,
                    ACCEPTED,
                    subject,
                    Optional.of(sent),
                    Bodies.checking(subject, sent, sentAt, waited));
        }
    }

    /** The views have not come as far as an answer needs: the decision on this position has not been seen. */
    record Behind(Subject subject, LogPosition waitingFor, Duration waited) implements Answer {
        @Override
        public Reply reply() {
            return new Reply.Result(
                    AnswerKind.CHECKING,
                    ACCEPTED,
                    subject,
                    Optional.of(waitingFor),
                    Bodies.behind(subject, waitingFor, waited));
        }
    }

    /** The caller's evidence is none: the log does not have this position. */
    record NoSuchPosition(LogPosition position) implements Answer {

        /** The header that brings the evidence. */
        public static final String FIELD = "Holdfast-After";

        @Override
        public Reply reply() {
            return Reply.Refusal.of(
                    ProblemCode.MALFORMED,
                    Optional.empty(),
                    "%s names %s, and the log ends before it".formatted(FIELD, position),
                    body -> body.put("field", FIELD));
        }
    }

    /** A command that was not sent: what it rests on is not known here, since the decision on this position has not been seen. */
    record NotSent(Subject subject, LogPosition waitingFor, Duration waited) implements Answer {
        @Override
        public Reply reply() {
            return Reply.Refusal.of(
                    ProblemCode.NOT_READY,
                    Optional.of(waitingFor),
                    "this instance has not seen yet what was decided before, and nothing was sent; repeat the same call",
                    about(subject)
                            .andThen(body -> body.put("evidence", Bodies.waiting(waitingFor, waited))
                                    .put("accepted", "no")));
        }
    }

    /**
     * The log did not acknowledge.
     *
     * @param maybeAccepted whether the command may stand on the log all the same
     */
    record LogUnavailable(boolean maybeAccepted) implements Answer {
        @Override
        public Reply reply() {
            return Reply.Refusal.of(
                    ProblemCode.LOG_UNAVAILABLE,
                    Optional.empty(),
                    maybeAccepted
                            ? "the log has not acknowledged: the call may take effect, or not; repeat the same call, that is always safe"
                            : "the log can't be reached, and nothing was sent; repeat the same call later",
                    body -> body.put("accepted", maybeAccepted ? "unknown" : "no"));
        }
    }

    /**
     * Too many calls are waiting already; nothing was sent.
     *
     * @param retryAfterSeconds when there is likely to be room
     */
    record Overloaded(int retryAfterSeconds) implements Answer {

        /** The same for all: when to come back stands in a header. */
        public static final Problem PROBLEM = new Problem(
                ProblemCode.OVERLOADED,
                "nothing was sent for this one; repeat the same call when Retry-After is over",
                body -> body.put("accepted", "no"));

        /** For calls whose time to come back cannot be estimated. */
        public static Overloaded soon() {
            return new Overloaded(Reply.Refusal.SOON);
        }

        @Override
        public Reply reply() {
            return new Reply.Refusal(Optional.empty(), PROBLEM, retryAfterSeconds);
        }
    }

    /** The owner published a state that this version does not know, and must not pass off as another. */
    record StateUnknown(Subject subject, LogPosition evidence) implements Answer {
        @Override
        public Reply reply() {
            return Reply.Refusal.of(
                    ProblemCode.STATE_UNKNOWN,
                    Optional.of(evidence),
                    "a later version of the service can tell; ask again",
                    about(subject).andThen(body -> body.put("accepted", "unknown")));
        }
    }

    private static Reply result(AnswerKind kind, int status, Event event) {
        return new Reply.Result(
                kind, status, Subject.of(event.id()), Optional.of(event.position()), Bodies.event(event));
    }

    private static Reply result(AnswerKind kind, int status, Reservation state) {
        return new Reply.Result(
                kind, status, state.subject(), Optional.of(state.position()), Bodies.reservation(state));
    }

    private static Reply conflict(ProblemCode code, String detail, Reservation state) {
        return refusal(code, state, detail, Bodies.withStatus(state));
    }

    private static Reply refusal(ProblemCode code, Reservation state, String detail, Consumer<JsonObject> members) {
        return Reply.Refusal.of(code, Optional.of(state.position()), detail, members);
    }
}
