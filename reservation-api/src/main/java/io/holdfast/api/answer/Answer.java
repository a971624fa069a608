package io.holdfast.api.answer;

import static io.holdfast.api.answer.Bodies.about;

import io.holdfast.api.answer.Reply.AnswerKind;
import io.holdfast.api.answer.Reply.ProblemCode;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.SeatStatus;
import io.holdfast.api.model.SeatsElsewhere;
import io.holdfast.api.model.Subject;
import io.holdfast.api.model.UnavailableSeat;
import io.holdfast.schemas.LogPosition;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
            return Reply.Result.of(AnswerKind.DONE, CREATED, event);
        }
    }

    /** The event as it is. */
    record EventNow(Event event) implements Answer {
        @Override
        public Reply reply() {
            return Reply.Result.of(AnswerKind.DONE, OK, event);
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
            return Reply.Result.of(AnswerKind.HELD, CREATED, reservation);
        }
    }

    /** The reservation as it is. */
    record ReservationNow(Reservation reservation) implements Answer {
        @Override
        public Reply reply() {
            return Reply.Result.of(AnswerKind.DONE, OK, reservation);
        }
    }

    /** The identity already stands for another request. */
    record ReservationDiffers(Reservation reservation, List<String> fields) implements Answer {
        @Override
        public Reply reply() {
            return Reply.Refusal.of(
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
            return Reply.Refusal.of(
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
            return Reply.Refusal.conflict(
                    ProblemCode.NOT_HELD,
                    "the reservation is " + reservation.status().shown(),
                    reservation);
        }
    }

    /** The request does not fit the reservation as it is: this field of it, for this reason. */
    record Unfit(Reservation reservation, String field, String why) implements Answer {
        @Override
        public Reply reply() {
            return Reply.Refusal.of(
                    ProblemCode.MALFORMED,
                    reservation,
                    field + ' ' + why,
                    about(reservation).andThen(body -> body.put("field", field)));
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
}
