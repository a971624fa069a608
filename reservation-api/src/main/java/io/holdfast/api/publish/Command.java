package io.holdfast.api.publish;

import io.holdfast.api.answer.EventRequest;
import io.holdfast.api.answer.HoldRequest;
import io.holdfast.api.model.Places;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.Subject;
import io.holdfast.schemas.Keys;

/** One request to the owner of the seats. */
public sealed interface Command {

    /** What it is about. */
    Subject subject();

    /** Its record key; the event part alone chooses the partition. */
    String key();

    /** Put an event on sale. */
    record OpenEvent(EventRequest request) implements Command {
        @Override
        public Subject subject() {
            return Subject.of(request.event());
        }

        @Override
        public String key() {
            return request.event();
        }
    }

    /** Take an event off sale. */
    record CloseEvent(String event) implements Command {
        @Override
        public Subject subject() {
            return Subject.of(event);
        }

        @Override
        public String key() {
            return event;
        }
    }

    /** Give these places of an event to another region: all of them, or none. */
    record CedePlaces(String event, String transfer, String to, Places places) implements Command {
        @Override
        public Subject subject() {
            return Subject.of(event);
        }

        @Override
        public String key() {
            return event;
        }
    }

    /**
     * Give another region that runs short some whole free rows.
     *
     * @param seats as many as it would like; it gets the fewest rows that have them, and at most half of the free ones
     */
    record RequestPlaces(String event, String transfer, String to, int seats) implements Command {
        @Override
        public Subject subject() {
            return Subject.of(event);
        }

        @Override
        public String key() {
            return event;
        }
    }

    /** Hold all of the seats, or none. */
    record HoldSeats(HoldRequest request) implements Command {
        @Override
        public Subject subject() {
            return Subject.of(request.event(), request.reservation());
        }

        @Override
        public String key() {
            return Keys.seat(request.event(), request.seats().getFirst());
        }
    }

    /** Give the seats back. */
    record ReleaseSeats(String event, String reservation, String firstSeat) implements Command {
        @Override
        public Subject subject() {
            return Subject.of(event, reservation);
        }

        @Override
        public String key() {
            return Keys.seat(event, firstSeat);
        }
    }

    /** Pay for the held seats; {@code attempt} is one more than the attempts that were known. */
    record Checkout(
            String event, String reservation, String firstSeat, int attempt, Reservation.Asked asked, int windowSeconds)
            implements Command {
        @Override
        public Subject subject() {
            return Subject.of(event, reservation);
        }

        @Override
        public String key() {
            return Keys.seat(event, firstSeat);
        }
    }

    /** Let the hold last this number of seconds from now. */
    record ExtendHold(String event, String reservation, String firstSeat, int holdSeconds) implements Command {
        @Override
        public Subject subject() {
            return Subject.of(event, reservation);
        }

        @Override
        public String key() {
            return Keys.seat(event, firstSeat);
        }
    }
}
