package io.holdfast.hold.seat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A state that says what another one says, but where it says otherwise itself. */
public interface ForwardingState extends State {

    /** The other state. */
    State state();

    @Override
    default Optional<Event> event(String event) {
        return state().event(event);
    }

    @Override
    default Optional<Reservation> reservation(ReservationId id) {
        return state().reservation(id);
    }

    @Override
    default Optional<ReservationId> holder(String event, String seat) {
        return state().holder(event, seat);
    }

    @Override
    default Map<String, ReservationId> holders(String event, String section) {
        return state().holders(event, section);
    }

    @Override
    default int placesOf(String event, String customer) {
        return state().placesOf(event, customer);
    }

    @Override
    default List<ReservationId> due(Instant at, int limit) {
        return state().due(at, limit);
    }
}
