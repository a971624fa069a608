package io.holdfast.api.answer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that a caller can be told. */
public sealed interface Answer {

    /** This call opened the event. */
    record EventOpened(Event event) implements Answer {}

    /** The event as it is. */
    record EventNow(Event event) implements Answer {}

    /** The id already stands for an event with other terms. */
    record EventDiffers(Event event, List<String> fields) implements Answer {}

    /** A page of events; the next one is empty for the last page. */
    record Events(List<Event> events, Optional<EventPage> next) implements Answer {}

    /** State of each seat, as of the given command at least. */
    record Seats(String event, Map<String, SeatStatus> seats, Position evidence) implements Answer {}

    /** The event has no such section. */
    record NoSuchSection(String event, String section) implements Answer {}

    /** There is no such event: everything on the log up to the evidence was decided, and none of it opened one. */
    record NoSuchEvent(String event, Optional<Position> evidence) implements Answer {}

    /** This call got the seats. */
    record Held(Reservation reservation) implements Answer {}

    /** The reservation as it is. */
    record ReservationNow(Reservation reservation) implements Answer {}

    /** The identity already stands for another request. */
    record ReservationDiffers(Reservation reservation, List<String> fields) implements Answer {}

    /** None of the seats is held for this identity. */
    record SeatsUnavailable(Subject subject, List<UnavailableSeat> seats, Position evidence) implements Answer {

        /** Whether somebody else has one of the seats. */
        public boolean isTaken() {
            return seats.stream().anyMatch(seat -> seat.reason() == UnavailableSeat.Reason.TAKEN);
        }
    }

    /** The event takes no new holds. */
    record EventClosed(Subject subject, Position evidence) implements Answer {}

    /** Rejected for a reason that this version does not know. */
    record Rejected(Reservation reservation) implements Answer {}

    /** The reservation holds no seats. */
    record NotHeld(Reservation reservation) implements Answer {}

    /** It is being paid for, and the outcome is not known yet. */
    record Paying(Reservation reservation) implements Answer {}

    /** The attempt to pay ended without money, because of the customer's means of payment. */
    record PaymentDeclined(Reservation reservation, int attempt) implements Answer {}

    /** The latest attempt to pay ended without money, and the customer's means of payment is not why. */
    record PaymentUnavailable(Reservation reservation) implements Answer {}

    /** The attempt to pay was asked for with something else. */
    record CheckoutDiffers(Reservation reservation, List<String> fields) implements Answer {}

    /** The request does not go with the reservation as it is: this field of it, for this reason. */
    record Unfit(Reservation reservation, String field, String why) implements Answer {}

    /** The hold was over before it was paid for. */
    record HoldExpired(Reservation reservation) implements Answer {}

    /** It is being paid for, and can't be released meanwhile. */
    record PaymentInProgress(Reservation reservation) implements Answer {}

    /** The seats are sold, and can't be released. */
    record AlreadySold(Reservation reservation) implements Answer {}

    /** The states that the reservation came to. */
    record History(Reservation reservation) implements Answer {}

    /** The address for the receipt is erased. */
    record ContactErased(Subject subject) implements Answer {}

    /** There is no such reservation: everything on the log up to the evidence was decided, and none of it made one. */
    record NoSuchReservation(Subject subject, Optional<Position> evidence) implements Answer {}

    /** The command is on the log; the owner's decision has not been seen yet. */
    record Checking(Subject subject, Sent sent, Duration waited) implements Answer {}

    /** The views have not come as far as an answer needs: the decision on this position has not been seen. */
    record Behind(Subject subject, Position waitingFor, Duration waited) implements Answer {}

    /** The caller's evidence is none: the log does not have this position. */
    record NoSuchPosition(Position position) implements Answer {}

    /** A command that was not sent: what it rests on is not known here, since the decision on this position has not been seen. */
    record NotSent(Subject subject, Position waitingFor, Duration waited) implements Answer {}

    /**
     * The log did not acknowledge.
     *
     * @param maybeAccepted whether the command may stand on the log all the same
     */
    record LogUnavailable(boolean maybeAccepted) implements Answer {}

    /**
     * Too many calls are waiting already; nothing was sent.
     *
     * @param retryAfterSeconds when there is likely to be room
     */
    record Overloaded(int retryAfterSeconds) implements Answer {

        /** Where nobody can tell when there will be a place. */
        public static Overloaded soon() {
            return new Overloaded(1);
        }
    }

    /** The owner published a state that this version does not know, and must not pass off as another. */
    record StateUnknown(Subject subject, Position evidence) implements Answer {}
}
