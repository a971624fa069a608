package io.holdfast.hold.codec;

import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.schemas.view.State;

/** Events and reservations between the rules and their state records, which is also how the store keeps them. */
public final class StateCodec {

    private StateCodec() {}

    /** An event's state. */
    public static State record(Event event) {
        return new State(EventCodec.record(event));
    }

    /** A reservation's state. */
    public static State record(Reservation reservation) {
        return new State(ReservationCodec.record(reservation));
    }

    /**
     * The event in a state.
     *
     * @throws ClassCastException if it is a reservation's state
     * @throws UnsupportedOperationException if it is of a later version
     */
    public static Event event(State record) {
        return EventCodec.event((io.holdfast.schemas.view.Event) record.getState());
    }

    /**
     * The reservation in a state.
     *
     * @throws ClassCastException if it is an event's state
     * @throws UnsupportedOperationException if it is of a later version
     */
    public static Reservation reservation(State record) {
        return ReservationCodec.reservation((io.holdfast.schemas.view.Reservation) record.getState());
    }
}
