package io.holdfast.hold.audit.state;

import io.holdfast.hold.codec.DeadlineCodec;
import io.holdfast.hold.codec.StateCodec;
import io.holdfast.hold.seat.Change;
import io.holdfast.hold.seat.CustomerPlaces;
import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.seat.State;
import io.holdfast.hold.step.Serdes;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.limits.SeatId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The state of one partition while its log is replayed. For one thread. */
public final class ReplayState implements State {

    /** What is under way is asked for again soon, and the rest hardly ever: more in memory would only be more to collect. */
    private static final int RESERVATIONS = 5_000;

    private static final int SEATS = 20_000;

    /** The wire format's head: a zero byte and the schema's id. */
    private static final int SCHEMA_ID_BYTES = 1 + Integer.BYTES;

    private static final int EVENTS = 500;

    /** Who holds a seat, as the key of the reservation. */
    private static final Format<ReservationId> HOLDER = new Format<>(
            holder -> key(holder).getBytes(StandardCharsets.UTF_8),
            bytes -> DeadlineCodec.id(new String(bytes, StandardCharsets.UTF_8)));

    /** How many places a customer has of an event. */
    private static final Format<Integer> COUNT = new Format<>(
            places -> ByteBuffer.allocate(Integer.BYTES).putInt(places).array(),
            bytes -> ByteBuffer.wrap(bytes).getInt());

    private final SpillingMap<Event> events;
    private final SpillingMap<Reservation> reservations;
    private final SpillingMap<ReservationId> holders;
    private final SpillingMap<Integer> places;
    private final Deadlines deadlines;

    /** The state before the first command. */
    public ReplayState(ByteStore store, Serdes serdes) {
        events = new SpillingMap<>(store, 'E', avro(serdes, StateCodec::record, StateCodec::event), EVENTS);
        reservations =
                new SpillingMap<>(store, 'R', avro(serdes, StateCodec::record, StateCodec::reservation), RESERVATIONS);
        holders = new SpillingMap<>(store, 'S', HOLDER, SEATS);
        places = new SpillingMap<>(store, 'C', COUNT, RESERVATIONS);
        deadlines = new Deadlines(store, 'D');
    }

    @Override
    public Optional<Event> event(String event) {
        return Optional.ofNullable(events.get(event));
    }

    @Override
    public Optional<Reservation> reservation(ReservationId id) {
        return Optional.ofNullable(reservations.get(key(id)));
    }

    @Override
    public Optional<ReservationId> holder(String event, String seat) {
        return Optional.ofNullable(holders.get(Keys.seat(event, seat)));
    }

    /** The order of the keys is another one than that of rows and numbers: it is put right here. */
    @Override
    public Map<String, ReservationId> holders(String event, String section) {
        var taken = new TreeMap<SeatId, ReservationId>(
                Comparator.comparingInt(SeatId::row).thenComparingInt(SeatId::number));
        holders.forEach(
                Keys.seat(event, section + '-'),
                (seat, holder) -> SeatId.parse(Keys.within(seat)).ifPresent(id -> taken.put(id, holder)));
        var inOrder = new LinkedHashMap<String, ReservationId>();
        taken.forEach((seat, holder) -> inOrder.put(seat.id(), holder));
        return inOrder;
    }

    @Override
    public int placesOf(String event, String customer) {
        return Objects.requireNonNullElse(places.get(Keys.prefix(event) + customer), 0);
    }

    @Override
    public List<ReservationId> due(Instant at, int limit) {
        return deadlines.due(at.toEpochMilli(), limit).stream()
                .map(DeadlineCodec::id)
                .toList();
    }

    /** Applies a change of a decision. */
    public void apply(Change change) {
        switch (change) {
            case Change.EventSet set -> events.put(set.event().id(), set.event());
            case Change.ReservationSet set -> apply(set);
        }
    }

    private void apply(Change.ReservationSet set) {
        String key = key(set.id());
        seats(set);
        CustomerPlaces.changed(set, (customer, more) -> count(set.id().event(), customer, more));
        set.before().flatMap(Reservation::deadline).ifPresent(due -> deadlines.remove(key, due.toEpochMilli()));
        if (set.after().isEmpty()) {
            reservations.remove(key);
            return;
        }
        Reservation after = set.after().get();
        reservations.put(key, after);
        after.deadline().ifPresent(due -> deadlines.add(key, due.toEpochMilli()));
    }

    private void count(String event, String customer, int more) {
        int now = placesOf(event, customer) + more;
        if (now == 0) {
            places.remove(Keys.prefix(event) + customer);
        } else {
            places.put(Keys.prefix(event) + customer, now);
        }
    }

    /** A seat is freed only if this reservation still has it: another may have got it by the same decision. */
    private void seats(Change.ReservationSet set) {
        List<String> taken = set.after().map(Reservation::takenSeats).orElse(List.of());
        for (String seat : set.before().map(Reservation::takenSeats).orElse(List.of())) {
            if (!taken.contains(seat)
                    && set.id().equals(holders.get(Keys.seat(set.id().event(), seat)))) {
                holders.remove(Keys.seat(set.id().event(), seat));
            }
        }
        taken.forEach(seat -> holders.put(Keys.seat(set.id().event(), seat), set.id()));
    }

    /** Visits every event. */
    public void events(BiConsumer<String, Event> visitor) {
        events.forEach(visitor);
    }

    /** Visits every reservation, by its key. */
    public void reservations(BiConsumer<String, Reservation> visitor) {
        reservations.forEach(visitor);
    }

    /** Visits every seat that is not available, by its key. */
    public void holders(BiConsumer<String, ReservationId> visitor) {
        holders.forEach(visitor);
    }

    /**
     * Adds every event, reservation and seat to a digest, in the order of their keys and as the views say it; without the ids of the
     * schemas, which are the registry's.
     */
    public void hash(MessageDigest digest) {
        events.forEach((key, event) -> add(digest, key, events.bytes(event), SCHEMA_ID_BYTES));
        reservations.forEach((key, reservation) -> add(digest, key, reservations.bytes(reservation), SCHEMA_ID_BYTES));
        holders.forEach((key, holder) -> add(digest, key, holders.bytes(holder), 0));
    }

    private static void add(MessageDigest digest, String key, byte[] value, int from) {
        digest.update(key.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(value, from, value.length - from);
    }

    private static String key(ReservationId id) {
        return Keys.reservation(id.event(), id.reservation());
    }

    private static <V> Format<V> avro(
            Serdes serdes,
            Function<V, io.holdfast.schemas.view.State> record,
            Function<io.holdfast.schemas.view.State, V> value) {
        AvroSerde<io.holdfast.schemas.view.State> serde = serdes.states();
        return new Format<>(object -> serde.encode(record.apply(object)), bytes -> value.apply(serde.decode(bytes)));
    }
}
