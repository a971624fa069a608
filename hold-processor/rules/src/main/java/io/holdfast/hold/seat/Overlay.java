package io.holdfast.hold.seat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A state with changes laid over it; the state beneath stays as it is. What is taken of a section, what a customer has and what is due are asked once,
 * before anything is decided, and so without the changes.
 */
final class Overlay implements ForwardingState {

    private record SeatKey(String event, String seat) {}

    private final State beneath;
    private final Map<String, Change.EventSet> events = new LinkedHashMap<>();
    private final Map<ReservationId, Change.ReservationSet> reservations = new LinkedHashMap<>();

    /** Who has the seats of the changed reservations by now. */
    private final Map<SeatKey, Optional<ReservationId>> holders = new HashMap<>();

    Overlay(State beneath) {
        this.beneath = beneath;
    }

    @Override
    public State state() {
        return beneath;
    }

    void apply(Change change) {
        switch (change) {
            case Change.EventSet set -> events.put(set.event().id(), set);
            case Change.ReservationSet set -> {
                reservations.merge(
                        set.id(),
                        set,
                        (first, last) -> new Change.ReservationSet(first.id(), first.before(), last.after()));
                hold(set.id(), set.before(), Optional.empty());
                hold(set.id(), set.after(), Optional.of(set.id()));
            }
        }
    }

    private void hold(ReservationId id, Optional<Reservation> reservation, Optional<ReservationId> holder) {
        reservation.ifPresent(known ->
                known.takenSeats().forEach(seat -> holders.put(new SeatKey(id.event(), seat), holder)));
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>(events.values());
        changes.addAll(reservations.values());
        return changes;
    }

    @Override
    public Optional<Event> event(String event) {
        Change.EventSet set = events.get(event);
        return set == null ? beneath.event(event) : Optional.of(set.event());
    }

    @Override
    public Optional<Reservation> reservation(ReservationId id) {
        Change.ReservationSet set = reservations.get(id);
        return set == null ? beneath.reservation(id) : set.after();
    }

    @Override
    public Optional<ReservationId> holder(String event, String seat) {
        var key = new SeatKey(event, seat);
        return holders.containsKey(key) ? holders.getOrDefault(key, Optional.empty()) : beneath.holder(event, seat);
    }
}
