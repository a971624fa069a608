package io.holdfast.hold.seat;

import io.holdfast.hold.seat.Command.Subject;
import io.holdfast.hold.seat.Reservation.Price;
import io.holdfast.hold.seat.Reservation.Rejection;
import java.time.Instant;
import java.util.List;

/** What was decided. A refusal is a fact too. */
public sealed interface Fact {

    /** What the fact is about. */
    Subject subject();

    /** Name of the fact, as in the records and in the docs. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** A fact about a reservation. */
    sealed interface OfReservation extends Fact {

        /** The reservation. */
        ReservationId id();

        @Override
        default Subject subject() {
            return new Subject.OfReservation(id());
        }
    }

    /** The event is on sale. */
    record EventOpened(Subject.OfEvent subject, Event.Terms terms) implements Fact {}

    /** The event is off sale. */
    record EventClosed(Subject.OfEvent subject) implements Fact {}

    /** The seats are held until {@code expiresAt}. */
    record SeatsHeld(ReservationId id, Request request, Price price, Instant expiresAt, int version)
            implements OfReservation {}

    /** None of the seats is held. */
    record HoldRejected(ReservationId id, Request request, Price none, Rejection rejection, int version)
            implements OfReservation {}

    /** The hold now ends at {@code expiresAt}. */
    record HoldExtended(ReservationId id, Instant expiresAt, int version) implements OfReservation {}

    /** The holder gave the seats back. */
    record HoldReleased(ReservationId id, List<String> seats, int version) implements OfReservation {}

    /** The hold was over at {@code expiresAt}. */
    record HoldExpired(ReservationId id, List<String> seats, Instant expiresAt, int version) implements OfReservation {}

    /** The identity answers nothing any more. */
    record ReservationForgotten(ReservationId id) implements OfReservation {}

    /** The command asked for what holds already; nothing changed. */
    record CommandRepeated(Subject subject, String command) implements Fact {}

    /** Nothing changed, for this reason. */
    record CommandRefused(Subject subject, String command, Reason reason, List<String> differs) implements Fact {

        /** Keeps a copy. */
        public CommandRefused {
            differs = List.copyOf(differs);
        }

        /** Why a command was refused. */
        public enum Reason {
            /** No such event was ever opened. */
            NO_SUCH_EVENT,
            /** The event is open with other terms. */
            EVENT_DIFFERS,
            /** No such reservation is known. */
            NO_SUCH_RESERVATION,
            /** The identity stands for another request. */
            RESERVATION_DIFFERS,
            /** The reservation holds no seats. */
            NOT_HELD
        }
    }
}
