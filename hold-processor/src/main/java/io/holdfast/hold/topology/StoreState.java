package io.holdfast.hold.topology;

import io.holdfast.hold.codec.EventCodec;
import io.holdfast.hold.codec.ReservationCodec;
import io.holdfast.hold.codec.SeatCodec;
import io.holdfast.hold.seat.Change;
import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.seat.State;
import io.holdfast.hold.step.Output;
import io.holdfast.hold.step.Serdes;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Keys;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.state.KeyValueStore;

/** The state of one partition in its store. */
final class StoreState implements State {

    /** On sale at once in a partition; beyond it all are read anew. */
    private static final int READ_EVENTS = 1_000;

    private final KeyValueStore<byte[], byte[]> store;
    private final Serdes serdes;
    private final DeadlineIndex deadlines;

    /** Those that were asked for last, since every command asks for its event. What is in the store is changed here alone. */
    private final Map<String, Event> read = new HashMap<>();

    StoreState(KeyValueStore<byte[], byte[]> store, Serdes serdes, DeadlineIndex deadlines) {
        this.store = store;
        this.serdes = serdes;
        this.deadlines = deadlines;
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
        Optional<Event> stored = get(Kind.EVENT, event, serdes.events()).map(EventCodec::event);
        stored.ifPresent(found -> read.put(event, found));
        return stored;
    }

    @Override
    public Optional<Reservation> reservation(ReservationId id) {
        return get(Kind.RESERVATION, key(id), serdes.reservations()).map(ReservationCodec::reservation);
    }

    @Override
    public Optional<ReservationId> holder(String event, String seat) {
        return get(Kind.SEAT, Keys.seat(event, seat), serdes.seats()).map(SeatCodec::holder);
    }

    @Override
    public List<ReservationId> due(Instant at, int limit) {
        return deadlines.due(at, limit);
    }

    /**
     * Takes over what was decided: what is published of it, byte for byte, and the deadlines.
     *
     * @param views the changes as they are published
     */
    void apply(List<Change> changes, List<Output> views) {
        views.forEach(view -> store.put(Kind.of(view.sink()).key(view.key()), view.value()));
        changes.forEach(this::index);
    }

    private void index(Change change) {
        switch (change) {
            case Change.EventSet set -> read.remove(set.event().id());
            case Change.ReservationSet set -> {
                set.before().ifPresent(deadlines::remove);
                set.after().ifPresent(deadlines::add);
            }
            case Change.OfSeat seat -> {}
        }
    }

    private <V extends SpecificRecord> Optional<V> get(Kind kind, String key, AvroSerde<V> values) {
        return Optional.ofNullable(store.get(kind.key(key))).map(values::decode);
    }

    private static String key(ReservationId id) {
        return Keys.reservation(id.event(), id.reservation());
    }
}
