package io.holdfast.hold.topology;

import io.holdfast.hold.codec.StateCodec;
import io.holdfast.hold.seat.Change;
import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.seat.State;
import io.holdfast.hold.step.Output;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.state.StateKeys;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The state of one partition in its store. */
final class StoreState implements State {

    /** On sale at once in a partition; beyond it all are read anew. */
    private static final int READ_EVENTS = 1_000;

    private final IndexedStore store;
    private final AvroSerde<io.holdfast.schemas.view.State> states;

    /** Those that were asked for last, since every command asks for its event. What is in the store is changed here alone. */
    private final Map<String, Event> read = new HashMap<>();

    StoreState(IndexedStore store, AvroSerde<io.holdfast.schemas.view.State> states) {
        this.store = store;
        this.states = states;
    }

    @Override
    public Optional<Event> event(String event) {
        Event known = read.get(event);
        if (known != null) {
            return Optional.of(known);
        }
        if (read.size() >= READ_EVENTS) {
            read.clear();
        }
        Optional<Event> stored = get(StateKeys.event(event)).map(StateCodec::event);
        stored.ifPresent(found -> read.put(event, found));
        return stored;
    }

    @Override
    public Optional<Reservation> reservation(ReservationId id) {
        return get(StateKeys.reservation(id.event(), id.reservation())).map(StateCodec::reservation);
    }

    @Override
    public Optional<ReservationId> holder(String event, String seat) {
        return store.holder(event, seat);
    }

    @Override
    public Map<String, ReservationId> holders(String event, String section) {
        return store.holders(event, section);
    }

    @Override
    public int placesOf(String event, String customer) {
        return store.placesOf(event, customer);
    }

    @Override
    public List<ReservationId> due(Instant at, int limit) {
        return store.due(at, limit);
    }

    /**
     * Takes over what was decided.
     *
     * @param records the states as they are on the changelog
     */
    void apply(List<Change> changes, List<Output> records) {
        store.write(changes, records);
        for (Change change : changes) {
            if (change instanceof Change.EventSet(Event event)) {
                read.remove(event.id());
            }
        }
    }

    private Optional<io.holdfast.schemas.view.State> get(String key) {
        return Optional.ofNullable(store.get(key)).map(states::decode);
    }
}
