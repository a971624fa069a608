package io.holdfast.api.view.store;

import io.holdfast.api.model.Decided.Settled;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.SeatStatus;
import io.holdfast.api.view.Views;
import io.holdfast.api.view.Views.SeatCounts;
import io.holdfast.api.view.Views.SeatsSeen;
import io.holdfast.api.view.Views.Seen;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.UnknownSchemaException;
import io.holdfast.schemas.state.StateKeys;
import io.holdfast.schemas.state.TailStates;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jboss.logging.Logger;

/** The views in their local store. */
public final class StoreViews implements Views {

    private static final Logger LOG = Logger.getLogger(StoreViews.class);

    private final Supplier<ReadOnlyKeyValueStore<byte[], byte[]>> store;
    private final BooleanSupplier ready;
    private final TailStates<?> progress;
    private final ReadEvents read;
    private final StateCodec codec;
    private final Partitions partitions;

    /**
     * Views in this store.
     *
     * @param progress knows how far the store has come
     */
    public StoreViews(
            Supplier<ReadOnlyKeyValueStore<byte[], byte[]>> store,
            BooleanSupplier ready,
            TailStates<?> progress,
            ReadEvents read,
            StateCodec codec,
            Partitions partitions) {
        this.store = store;
        this.ready = ready;
        this.progress = progress;
        this.read = read;
        this.codec = codec;
        this.partitions = partitions;
    }

    @Override
    public boolean ready() {
        return ready.getAsBoolean();
    }

    @Override
    public Optional<Seen<Event>> event(String event) {
        return read.get(event, id -> get(StateKeys.event(id), this::event));
    }

    private Event event(byte[] value) {
        return ViewCodec.event(codec.event(value), Settled.COMMITTED);
    }

    @Override
    public Optional<Seen<Reservation>> reservation(String event, String reservation) {
        return get(StateKeys.reservation(event, reservation), this::reservation);
    }

    private Reservation reservation(byte[] value) {
        return ViewCodec.reservation(codec.reservation(value), Settled.COMMITTED);
    }

    @Override
    public boolean hasReservation(String event, String reservation) {
        return store.get().get(bytes(StateKeys.reservation(event, reservation))) != null;
    }

    @Override
    public void events(Consumer<Event> each) {
        all(StateKeys.EVENT, this::event, each);
    }

    @Override
    public void reservations(Consumer<Reservation> each) {
        all(StateKeys.RESERVATION, this::reservation, each);
    }

    private <T> void all(char kind, Function<byte[], T> decode, Consumer<T> each) {
        try (var entries = store.get().prefixScan(bytes(String.valueOf(kind)), new ByteArraySerializer())) {
            entries.forEachRemaining(
                    entry -> legible(entry.key, entry.value, decode).ifPresent(each));
        }
    }

    @Override
    public SeatsSeen seats(String event) {
        // Read before the seats: what is claimed to be in them must have been in the store when they are read.
        int partition = partitions.of(event);
        Optional<LogPosition> newest = progress.viewed(partition);
        var taken = new HashMap<String, SeatStatus>();
        new SeatIndex(store.get())
                .taken(event)
                .forEach((seat, entry) -> taken.put(seat, ViewCodec.status(entry.standing())));
        return new SeatsSeen(taken, newest);
    }

    @Override
    public SeatCounts tally(String event) {
        return new SeatIndex(store.get()).tally(event);
    }

    /** A record of many; one that nobody can read, or not now, is left out, so that the others can be read. */
    private static <T> Optional<T> legible(byte[] key, byte[] stored, Function<byte[], T> decode) {
        try {
            return Optional.of(decode.apply(StoredView.record(stored)));
        } catch (UndecodableException | UnknownSchemaException illegible) {
            LOG.errorf(
                    "a state is left out: key=%s cause=%s error=%s",
                    new String(key, StandardCharsets.UTF_8),
                    StoredView.cause(stored).map(Object::toString).orElse("unknown"),
                    illegible.getMessage());
            return Optional.empty();
        }
    }

    private <T> Optional<Seen<T>> get(String key, Function<byte[], T> decode) {
        return Optional.ofNullable(store.get().get(bytes(key)))
                .map(stored -> new Seen<>(decode.apply(StoredView.record(stored)), StoredView.cause(stored)));
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
