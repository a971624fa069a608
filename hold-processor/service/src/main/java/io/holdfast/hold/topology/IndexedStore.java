package io.holdfast.hold.topology;

import io.holdfast.hold.codec.DeadlineCodec;
import io.holdfast.hold.codec.StateCodec;
import io.holdfast.hold.seat.Change;
import io.holdfast.hold.seat.CustomerPlaces;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.step.Output;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.state.SeatKeys;
import io.holdfast.schemas.state.SeatMove;
import io.holdfast.schemas.state.StateKeys;
import io.holdfast.schemas.state.TakenSeats;
import io.holdfast.schemas.view.State;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * Events and reservations, and what follows from them: who has which seat, how many each customer has, and what falls due when. Only the first are on the changelog
 * ({@link io.holdfast.schemas.Topics#STATE}), where the processor writes them with their cause; the indexes are derived in the same write, and
 * again from the changelog by a restore, on standbys too. What belongs together is written in one batch, so that no end of the process parts it.
 */
public final class IndexedStore extends WrappedStateStore<KeyValueStore<Bytes, byte[]>, Bytes, byte[]> {

    /** Begins the keys of the index by deadline; the rest is {@link DeadlineCodec}'s. */
    private static final char DEADLINE = 'D';

    /** Begins the keys of the index of the places of each customer: event and customer, and how many they are. */
    private static final char CUSTOMER = 'C';

    private static final byte[] PRESENT = {};

    private final AvroSerde<State> states;

    /**
     * Nothing lies before it: everything up to it was expired or forgotten, and new deadlines lie in the future of the log. A scan from
     * here passes over the tombstones of what fell due before; kept in memory, since it only saves work.
     */
    private long clearedToMs;

    /**
     * An indexed store.
     *
     * @param bytes keeps records and indexes, in the order of their keys
     * @param states the encoding of the records
     */
    public IndexedStore(KeyValueStore<Bytes, byte[]> bytes, AvroSerde<State> states) {
        super(bytes);
        this.states = states;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        super.init(OwnRestore.with(context, this::restore), root);
    }

    /** The record of this key ({@link StateKeys}); null if there is none. */
    byte @Nullable [] get(String key) {
        return wrapped().get(bytes(key));
    }

    /** The reservation that has a seat. */
    Optional<ReservationId> holder(String event, String seat) {
        return Optional.ofNullable(wrapped().get(Bytes.wrap(SeatKeys.seat(event, seat))))
                .map(holder -> new ReservationId(event, text(holder)));
    }

    /** The taken seats of a row by their number, each with the reservation that has it. */
    NavigableMap<Integer, ReservationId> row(String event, String section, int row) {
        var taken = new TreeMap<Integer, ReservationId>();
        try (KeyValueIterator<Bytes, byte[]> entries =
                wrapped().prefixScan(SeatKeys.row(event, section, row), new ByteArraySerializer())) {
            entries.forEachRemaining(entry ->
                    taken.put(SeatKeys.seat(entry.key.get()).number(), new ReservationId(event, text(entry.value))));
        }
        return taken;
    }

    /** The taken seats of a section in the order of rows and numbers, each with the reservation that has it. */
    Map<String, ReservationId> holders(String event, String section) {
        var taken = new LinkedHashMap<String, ReservationId>();
        try (KeyValueIterator<Bytes, byte[]> entries =
                wrapped().prefixScan(SeatKeys.section(event, section), new ByteArraySerializer())) {
            entries.forEachRemaining(entry ->
                    taken.put(SeatKeys.seat(entry.key.get()).id(), new ReservationId(event, text(entry.value))));
        }
        return taken;
    }

    /** How many places of an event a customer's reservations have together. */
    int placesOf(String event, String customer) {
        return places(wrapped().get(customer(event, customer)));
    }

    /** What fell due by an instant, in the order of the deadlines. */
    List<ReservationId> due(Instant at, int limit) {
        var due = new ArrayList<ReservationId>();
        try (KeyValueIterator<Bytes, byte[]> entries = deadlines(at.toEpochMilli() + 1)) {
            while (entries.hasNext() && due.size() < limit) {
                due.add(DeadlineCodec.id(own(entries.next().key)));
            }
            if (!entries.hasNext() && due.isEmpty()) {
                clearedToMs = at.toEpochMilli();
            }
        }
        return due;
    }

    /** The earliest deadline at or before an instant. */
    Optional<Instant> earliest(Instant upTo) {
        try (KeyValueIterator<Bytes, byte[]> entries = deadlines(upTo.toEpochMilli() + 1)) {
            return entries.hasNext() ? Optional.of(DeadlineCodec.deadline(own(entries.next().key))) : Optional.empty();
        }
    }

    /** Whether anything has a deadline. */
    boolean hasDeadlines() {
        return earliest(Instant.ofEpochMilli(Long.MAX_VALUE - 1)).isPresent();
    }

    /** From one deadline to another: what lies beside the deadlines in the store is not looked at. */
    private KeyValueIterator<Bytes, byte[]> deadlines(long beforeMs) {
        byte[] first = DeadlineCodec.from(Math.min(clearedToMs, beforeMs));
        return wrapped().range(deadline(first), deadline(DeadlineCodec.from(beforeMs)));
    }

    /**
     * Takes over what was decided, byte for byte as it is on the changelog.
     *
     * @param records as {@link io.holdfast.hold.step.Outputs#states} gives them
     */
    void write(List<Change> changes, List<Output> records) {
        var batch = new Batch();
        records.forEach(record -> batch.put(bytes(record.key()), record.value()));
        for (Change change : changes) {
            if (change instanceof Change.ReservationSet(ReservationId id, var before, var after)) {
                index(batch, id, before, after);
            }
        }
        batch.write();
    }

    /** Reads a part of the changelog, committed records in their order; compaction may have taken out any that is not its key's newest. */
    public void restore(Collection<KeyValue<byte[], byte[]>> changelog) {
        clearedToMs = 0;
        var batch = new Batch();
        for (KeyValue<byte[], byte @Nullable []> record : changelog) {
            Bytes key = Bytes.wrap(record.key);
            String name = text(record.key);
            if (name.charAt(0) == StateKeys.RESERVATION) {
                index(
                        batch,
                        DeadlineCodec.id(StateKeys.own(name)),
                        reservation(batch.get(key)),
                        reservation(record.value));
            }
            batch.put(key, record.value);
        }
        batch.write();
    }

    private Optional<Reservation> reservation(byte @Nullable [] record) {
        return Optional.ofNullable(record).map(bytes -> StateCodec.reservation(states.decode(bytes)));
    }

    private static void index(
            Batch batch, ReservationId id, Optional<Reservation> before, Optional<Reservation> after) {
        before.flatMap(Reservation::deadline).ifPresent(due -> batch.put(deadline(id, due), null));
        after.flatMap(Reservation::deadline).ifPresent(due -> batch.put(deadline(id, due), PRESENT));
        CustomerPlaces.changed(before, after, (customer, more) -> {
            Bytes key = customer(id.event(), customer);
            int now = places(batch.get(key)) + more;
            batch.put(
                    key,
                    now == 0
                            ? null
                            : ByteBuffer.allocate(Integer.BYTES).putInt(now).array());
        });
        byte[] holder = id.reservation().getBytes(StandardCharsets.UTF_8);
        for (SeatMove move : SeatMove.of(id.reservation(), seats(before), seats(after), seat -> {
            byte[] named = batch.get(Bytes.wrap(SeatKeys.seat(id.event(), seat)));
            return named == null ? null : text(named);
        })) {
            Bytes seat = Bytes.wrap(SeatKeys.seat(id.event(), move.seat()));
            batch.put(seat, move.becomes() == SeatMove.Standing.AVAILABLE ? null : holder);
        }
    }

    /** Held and sold are one here: a seat is somebody's. */
    private static TakenSeats seats(Optional<Reservation> reservation) {
        return reservation
                .map(known -> new TakenSeats(known.takenSeats(), false))
                .orElse(TakenSeats.NONE);
    }

    private static Bytes customer(String event, String customer) {
        return bytes(CUSTOMER + Keys.prefix(event) + customer);
    }

    private static int places(byte @Nullable [] count) {
        return count == null ? 0 : ByteBuffer.wrap(count).getInt();
    }

    private static Bytes deadline(ReservationId id, Instant due) {
        return deadline(DeadlineCodec.key(id, due));
    }

    private static Bytes deadline(byte[] key) {
        return Bytes.wrap(ByteBuffer.allocate(1 + key.length)
                .put((byte) DEADLINE)
                .put(key)
                .array());
    }

    private static byte[] own(Bytes key) {
        return Arrays.copyOfRange(key.get(), 1, key.get().length);
    }

    private static Bytes bytes(String key) {
        return Bytes.wrap(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Writes that are made at once; what is read meanwhile is as if they were made. */
    private final class Batch {

        private final Map<Bytes, byte @Nullable []> writes = new LinkedHashMap<>();

        byte @Nullable [] get(Bytes key) {
            return writes.containsKey(key) ? writes.get(key) : wrapped().get(key);
        }

        void put(Bytes key, byte @Nullable [] value) {
            writes.put(key, value);
        }

        void write() {
            wrapped()
                    .putAll(writes.entrySet().stream()
                            .map(write -> new KeyValue<>(write.getKey(), write.getValue()))
                            .toList());
        }
    }
}
