package io.holdfast.api.publish;

import io.holdfast.api.answer.EventRequest;
import io.holdfast.api.answer.HoldRequest;
import io.holdfast.api.model.Places;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.Subject;
import io.holdfast.schemas.Keys;

/** One request to the owner of the seats. */
public sealed interface Command {

    /** Id of the event that it is about, or that its reservation is of. */
    String event();

    /** What it is about. */
    Subject subject();

    /** Its record key; the event part alone chooses the partition. */
    String key();

    /** About an event. */
    sealed interface OfEvent extends Command {

        @Override
        default Subject subject() {
            return Subject.of(event());
        }

        @Override
        default String key() {
            return event();
        }
    }

    /** About a reservation. */
    sealed interface OfReservation extends Command {

        /** Its id. */
        String reservation();

        /** The first of its seats. */
        String firstSeat();

        @Override
        default Subject subject() {
            return Subject.of(event(), reservation());
        }

        @Override
        default String key() {
            return Keys.seat(event(), firstSeat());
        }
    }

    /** Put an event on sale. */
    record OpenEvent(EventRequest request) implements OfEvent {

        @Override
        public String event() {
            return request.event();
        }
    }

    /** Take an event off sale. */
    record CloseEvent(String event) implements OfEvent {}

    /** Give these places of an event to another region: all of them, or none. */
    record CedePlaces(String event, String transfer, String to, Places places) implements OfEvent {}

    /**
     * Give another region that runs short some whole free rows.
     *
     * @param seats as many as it would like; it gets the fewest rows that have them, and at most half of the free ones
     */
    record RequestPlaces(String event, String transfer, String to, int seats) implements OfEvent {}

    /** Hold all of the seats, or none. */
    record HoldSeats(HoldRequest request) implements OfReservation {

        @Override
        public String event() {
            return request.event();
        }

        @Override
        public String reservation() {
            return request.reservation();
        }

        @Override
        public String firstSeat() {
            return request.seats().getFirst();
        }
    }

    /** Give the seats back. */
    record ReleaseSeats(String event, String reservation, String firstSeat) implements OfReservation {}

    /** Pay for the held seats; {@code attempt} is one more than the attempts that were known. */
    record Checkout(
            String event, String reservation, String firstSeat, int attempt, Reservation.Asked asked, int windowSeconds)
            implements OfReservation {}

    /** Let the hold last this number of seconds from now. */
    record ExtendHold(String event, String reservation, String firstSeat, int holdSeconds) implements OfReservation {}
}
