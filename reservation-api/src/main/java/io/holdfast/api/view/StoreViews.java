package io.holdfast.api.view;

import io.holdfast.api.answer.Event;
import io.holdfast.api.answer.Position;
import io.holdfast.api.answer.Reservation;
import io.holdfast.api.answer.SeatStatus;
import io.holdfast.api.answer.Settled;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.EventPartitioner;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.UnknownSchemaException;
import io.holdfast.schemas.view.Seat;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jboss.logging.Logger;

/** The views in their local stores. */
final class StoreViews implements Views {

    private static final Logger LOG = Logger.getLogger(StoreViews.class);

    private final Function<String, ReadOnlyKeyValueStore<String, byte[]>> stores;
    private final BooleanSupplier ready;
    private final ViewProgress progress;
    private final ReadEvents read;
    private final AvroSerde<io.holdfast.schemas.view.Event> events;
    private final AvroSerde<io.holdfast.schemas.view.Reservation> reservations;
    private final AvroSerde<Seat> seats;

    StoreViews(
            Function<String, ReadOnlyKeyValueStore<String, byte[]>> stores,
            BooleanSupplier ready,
            ViewProgress progress,
            ReadEvents read,
            Schemas schemas) {
        this.stores = stores;
        this.ready = ready;
        this.progress = progress;
        this.read = read;
        this.events = new AvroSerde<>(Topics.EVENTS, io.holdfast.schemas.view.Event.class, schemas);
        this.reservations = new AvroSerde<>(Topics.RESERVATIONS, io.holdfast.schemas.view.Reservation.class, schemas);
        this.seats = new AvroSerde<>(Topics.SEATS, Seat.class, schemas);
    }

    @Override
    public boolean ready() {
        return ready.getAsBoolean();
    }

    @Override
    public Optional<Seen<Event>> event(String event) {
        return read.get(
                event,
                id -> get(ViewTopology.EVENTS, id, bytes -> ViewCodec.event(events.decode(bytes), Settled.COMMITTED)));
    }

    @Override
    public Optional<Seen<Reservation>> reservation(String event, String reservation) {
        return get(
                ViewTopology.RESERVATIONS,
                Keys.reservation(event, reservation),
                bytes -> ViewCodec.reservation(reservations.decode(bytes), Settled.COMMITTED));
    }

    @Override
    public boolean hasReservation(String event, String reservation) {
        return stores.apply(ViewTopology.RESERVATIONS).get(Keys.reservation(event, reservation)) != null;
    }

    @Override
    public void events(Consumer<Event> each) {
        try (var entries = stores.apply(ViewTopology.EVENTS).all()) {
            entries.forEachRemaining(entry -> legible(
                            entry.key, entry.value, bytes -> ViewCodec.event(events.decode(bytes), Settled.COMMITTED))
                    .ifPresent(each));
        }
    }

    @Override
    public void reservations(Consumer<Reservation> each) {
        try (var entries = stores.apply(ViewTopology.RESERVATIONS).all()) {
            entries.forEachRemaining(entry -> legible(
                            entry.key,
                            entry.value,
                            bytes -> ViewCodec.reservation(reservations.decode(bytes), Settled.COMMITTED))
                    .ifPresent(each));
        }
    }

    @Override
    public SeatsSeen seats(String event) {
        String prefix = Keys.prefix(event);
        // Read before the seats: what is claimed to be in them must have been in the store when they are read.
        int partition = EventPartitioner.partition(event, Topics.SEATS.partitions());
        Optional<Position> newest = progress.newest(partition);
        var taken = new HashMap<String, SeatStatus>();
        try (var entries = stores.apply(ViewTopology.SEATS).prefixScan(prefix, new StringSerializer())) {
            while (entries.hasNext()) {
                var entry = entries.next();
                Optional<Seat> seat = legible(entry.key, entry.value, seats::decode);
                // Somebody has a seat of which there is a record, and more than that must not be claimed.
                taken.put(
                        entry.key.substring(prefix.length()),
                        seat.map(ViewCodec::seat).orElse(SeatStatus.HELD));
                if (seat.isPresent()) {
                    newest = newer(newest, ViewCodec.position(seat.get().getDecided()));
                }
            }
        }
        return new SeatsSeen(taken, newest);
    }

    /** A record of many; one that nobody can read, or not now, is left out, so that the others can be read. */
    private static <T> Optional<T> legible(String key, byte[] stored, Function<byte[], T> decode) {
        try {
            return Optional.of(decode.apply(StoredView.record(stored)));
        } catch (UndecodableException | UnknownSchemaException illegible) {
            LOG.errorf(
                    "a published state is left out: key=%s cause=%s error=%s",
                    key, StoredView.cause(stored).map(Object::toString).orElse("unknown"), illegible.getMessage());
            return Optional.empty();
        }
    }

    private <T> Optional<Seen<T>> get(String store, String key, Function<byte[], T> decode) {
        return Optional.ofNullable(stores.apply(store).get(key))
                .map(stored -> new Seen<>(decode.apply(StoredView.record(stored)), StoredView.cause(stored)));
    }

    private static Optional<Position> newer(Optional<Position> one, Position other) {
        return Stream.concat(one.stream(), Stream.of(other)).max(Comparator.comparingLong(Position::offset));
    }
}
