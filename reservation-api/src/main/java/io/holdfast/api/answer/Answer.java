package io.holdfast.api.answer;

import static io.holdfast.api.answer.Bodies.about;

import io.holdfast.api.answer.Reply.AnswerKind;
import io.holdfast.api.answer.Reply.Problem;
import io.holdfast.api.answer.Reply.ProblemCode;
import io.holdfast.api.model.CopyAge;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Ownership.Cession;
import io.holdfast.api.model.Position;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.SeatStatus;
import io.holdfast.api.model.SeatsElsewhere;
import io.holdfast.api.model.Subject;
import io.holdfast.api.model.Transfer;
import io.holdfast.api.model.UnavailableSeat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Everything that a caller can be told. Each answer words itself: to add one is to add a record. */
public sealed interface Answer {

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
            return refusal(
                    ProblemCode.EVENT_DIFFERS,
                    Optional.of(event.position()),
                    "the event was opened with other %s; repeat its terms, or use a new id"
                            .formatted(String.join(", ", fields)),
                    about(Subject.of(event.id())).andThen(body -> body.put("differs", fields)));
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
    record Seats(String event, Map<String, SeatStatus> seats, List<SeatsElsewhere> elsewhere, Position evidence)
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
            return refusal(
                    ProblemCode.NO_SUCH_SECTION,
                    Optional.empty(),
                    "event %s has no section of that name".formatted(event),
                    about(Subject.of(event)).andThen(body -> body.put("field", "section")));
        }
    }

    /** There is no such event: everything on the log up to the evidence was decided, and none of it opened one. */
    record NoSuchEvent(String event, Optional<Position> evidence) implements Answer {
        @Override
        public Reply reply() {
            return refusal(
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
    record SeatsUnavailable(Subject subject, List<UnavailableSeat> seats, Position evidence) implements Answer {

        /** Whether somebody else has one of the seats. */
        public boolean isTaken() {
            return seats.stream().anyMatch(seat -> seat.reason().equals(UnavailableSeat.TAKEN));
        }

        @Override
        public Reply reply() {
            return refusal(
                    ProblemCode.SEATS_UNAVAILABLE,
                    Optional.of(evidence),
                    subject.reservation().isPresent()
                            ? "none of the seats is held; choose others under a new id"
                            : "none of the places is given away; only those that are free and the event's can be",
                    about(subject).andThen(body -> body.put("seats", seats, Bodies::unavailable)));
        }
    }

    /** Another region decides about this, and nothing was sent. */
    record OtherRegion(Subject subject, String region) implements Answer {
        @Override
        public Reply reply() {
            var problem = new Problem(
                    ProblemCode.OTHER_REGION,
                    "it belongs to region %s, which alone decides about it, and nothing was sent; ask there"
                            .formatted(region),
                    about(subject).andThen(body -> body.put("region", region)));
            return new Reply.Refusal(Optional.empty(), problem, Reply.Refusal.SOON, Optional.of(region));
        }
    }

    /**
     * Another region has these places, and so nothing is decided about them here; the identity can be used again.
     *
     * @param region that has them, as far as the log here says
     * @param copy how fresh what is known here of that region is
     */
    record PlacesElsewhere(Subject subject, List<String> seats, String region, CopyAge copy, Position evidence)
            implements Answer {
        @Override
        public Reply reply() {
            return refusal(
                    ProblemCode.PLACES_ELSEWHERE,
                    Optional.of(evidence),
                    subject.reservation().isPresent()
                            ? "region %s has these places, and whether they can be had is known there alone; ask it, under an id that begins with %s~"
                                    .formatted(region, region)
                            : "region %s has these places, and it alone can give them away".formatted(region),
                    about(subject).andThen(body -> {
                        body.put("seats", seats).put("region", region);
                        copy.asOf().ifPresent(at -> body.put("asOf", Bodies.instant(at)));
                    }));
        }
    }

    /**
     * No region has all of these places, so that none can decide about them together; the identity can be used again.
     *
     * @param seats by the regions that have them
     */
    record PlacesInTwoRegions(Subject subject, Map<String, List<String>> seats, Position evidence) implements Answer {
        @Override
        public Reply reply() {
            return refusal(
                    ProblemCode.PLACES_IN_TWO_REGIONS,
                    Optional.of(evidence),
                    "no region has all of these places, and nothing was sent; hold those of each region by themselves",
                    about(subject)
                            .andThen(body -> body.put(
                                    "regions",
                                    seats.entrySet(),
                                    share -> one ->
                                            one.put("region", share.getKey()).put("seats", share.getValue()))));
        }
    }

    /** What another region's copy says, and how fresh that is. */
    record Copied(Answer answer, CopyAge copy) implements Answer {
        @Override
        public Reply reply() {
            return switch (answer.reply()) {
                case Reply.Result(var kind, int status, var subject, var below, var evidence, var members) ->
                    new Reply.Result(kind, status, subject, below, evidence, members.andThen(Bodies.copy(copy)));
                case Reply.Refusal refusal -> refusal;
            };
        }
    }

    /** Another region decides about it, and what was copied from there does not show it yet. That says nothing about it. */
    record NotCopied(Subject subject, CopyAge copy) implements Answer {
        @Override
        public Reply reply() {
            return new Reply.Result(
                    AnswerKind.CHECKING, ACCEPTED, subject, Optional.empty(), Bodies.notCopied(subject, copy));
        }
    }

    /** The places were given to another region, by this call or before. */
    record Ceded(Event event, Cession cession, Position evidence) implements Answer {
        @Override
        public Reply reply() {
            return new Reply.Result(
                    AnswerKind.DONE,
                    ACCEPTED,
                    Subject.of(event.id()),
                    "/transfers/" + cession.transfer(),
                    Optional.of(evidence),
                    Bodies.ceded(event, cession, evidence));
        }
    }

    /** How far a transfer has come. */
    record TransferNow(Transfer transfer) implements Answer {
        @Override
        public Reply reply() {
            return new Reply.Result(
                    AnswerKind.DONE,
                    OK,
                    Subject.of(transfer.event()),
                    Optional.of(transfer.ceded()),
                    Bodies.transfer(transfer));
        }
    }

    /** The name already stands for another transfer. */
    record TransferDiffers(Event event, Cession known, List<String> fields) implements Answer {
        @Override
        public Reply reply() {
            return refusal(
                    ProblemCode.TRANSFER_DIFFERS,
                    Optional.of(event.position()),
                    "the transfer of this id had other %s; repeat that one, or use a new id"
                            .formatted(String.join(" and ", fields)),
                    about(Subject.of(event.id()))
                            .andThen(body ->
                                    body.put("transfer", known.transfer()).put("differs", fields)));
        }
    }

    /** No transfer of this name is known, from here or to here. */
    record NoSuchTransfer(String event, String transfer, Optional<Position> evidence) implements Answer {
        @Override
        public Reply reply() {
            return refusal(
                    ProblemCode.NO_SUCH_TRANSFER,
                    evidence,
                    "none of this id is known here; the last 100 of an event are",
                    about(Subject.of(event)).andThen(body -> body.put("transfer", transfer)));
        }
    }

    /** Places can't be given to this region: these are those that they can be given to. */
    record NoSuchRegion(Event event, String to, List<String> others) implements Answer {
        @Override
        public Reply reply() {
            return refusal(
                    ProblemCode.MALFORMED,
                    Optional.of(event.position()),
                    others.isEmpty()
                            ? "the event was opened without regions, and its places stay where they are"
                            : "to must be another region of the event: %s".formatted(String.join(", ", others)),
                    about(Subject.of(event.id())).andThen(body -> body.put("field", "to")));
        }
    }

    /** What would be left of the region's places is too many ranges of seats. */
    record TooScattered(Event event, int ranges) implements Answer {
        @Override
        public Reply reply() {
            return refusal(
                    ProblemCode.TOO_SCATTERED,
                    Optional.of(event.position()),
                    "the region would be left with %d ranges of seats; give away whole rows or sections, or all of them"
                            .formatted(ranges),
                    about(Subject.of(event.id())));
        }
    }

    /** The event takes no new holds. */
    record EventClosed(Subject subject, Position evidence) implements Answer {
        @Override
        public Reply reply() {
            return refusal(
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
    record NoSuchReservation(Subject subject, Optional<Position> evidence) implements Answer {
        @Override
        public Reply reply() {
            return refusal(
                    ProblemCode.NO_SUCH_RESERVATION,
                    evidence,
                    "nothing was ever decided under this id, or it was finished more than 24 hours ago",
                    about(subject));
        }
    }

    /** The command is on the log; the owner's decision has not been seen yet. */
    record Checking(Subject subject, Sent sent, Duration waited) implements Answer {
        @Override
        public Reply reply() {
            return new Reply.Result(
                    AnswerKind.CHECKING,
                    ACCEPTED,
                    subject,
                    Optional.of(sent.position()),
                    Bodies.checking(subject, sent, waited));
        }
    }

    /** The views have not come as far as an answer needs: the decision on this position has not been seen. */
    record Behind(Subject subject, Position waitingFor, Duration waited) implements Answer {
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
    record NoSuchPosition(Position position) implements Answer {

        /** The header that brings the evidence. */
        public static final String FIELD = "Holdfast-After";

        @Override
        public Reply reply() {
            return refusal(
                    ProblemCode.MALFORMED,
                    Optional.empty(),
                    "%s names %s, and the log ends before it".formatted(FIELD, position),
                    body -> body.put("field", FIELD));
        }
    }

    /** A command that was not sent: what it rests on is not known here, since the decision on this position has not been seen. */
    record NotSent(Subject subject, Position waitingFor, Duration waited) implements Answer {
        @Override
        public Reply reply() {
            return refusal(
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
            return refusal(
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
    record StateUnknown(Subject subject, Position evidence) implements Answer {
        @Override
        public Reply reply() {
            return refusal(
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
        return refusal(code, Optional.of(state.position()), detail, members);
    }

    private static Reply refusal(
            ProblemCode code, Optional<Position> evidence, String detail, Consumer<JsonObject> members) {
        return new Reply.Refusal(evidence, new Problem(code, detail, members), Reply.Refusal.SOON);
    }
}
