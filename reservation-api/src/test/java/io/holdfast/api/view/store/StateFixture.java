package io.holdfast.api.view.store;

import io.holdfast.api.seats.JournalFeed;
import io.holdfast.api.seats.SeatJournal;
import io.holdfast.api.view.ViewPositions;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.BoundedRocksDb;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.state.StateKeys;
import io.holdfast.schemas.state.TailStates;
import io.holdfast.schemas.testing.LateSchemas;
import io.holdfast.schemas.view.Cause;
import io.holdfast.schemas.view.Event;
import io.holdfast.schemas.view.EventStatus;
import io.holdfast.schemas.view.Reservation;
import io.holdfast.schemas.view.ReservationStatus;
import io.holdfast.schemas.view.Section;
import io.holdfast.schemas.view.State;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The views over a topic of states that the test writes. */
public final class StateFixture implements AutoCloseable {

    public static final Instant AT = Instant.parse("2026-11-22T19:30:00.123Z");

    /** An event whose partition is 0, the only one that the driver knows of a global topic. */
    public static final String EVENT = eventOnPartition0();

    public final LateSchemas schemas = new LateSchemas();
    public final TailStates<SpecificRecord> tail = new TailStates<>(2);
    public final ReadEvents read = new ReadEvents(2);
    public final StateCodec codec = new StateCodec(schemas);
    public final ViewPositions positions = new ViewPositions();
    public final AtomicBoolean standing = new AtomicBoolean();
    public final AtomicBoolean ready = new AtomicBoolean(true);
    public final List<StateRecord> heard = new ArrayList<>();
    public final StoreViews views;
    public final JournalFeed feed;
    private final AvroSerde<State> serde = new AvroSerde<>(Topics.STATE, State.class, schemas);
    private final TopologyTestDriver driver;

    public StateFixture(Path stateDir) {
        this(stateDir, _ -> {});
    }

    /** Listens as well. */
    public StateFixture(Path stateDir, Consumer<StateRecord> listener) {
        views = new StoreViews(this::store, ready::get, tail, read, codec, Partitions.DEFAULT);
        feed = new JournalFeed(new SeatJournal(3), views, positions, Partitions.DEFAULT);
        var config = new Properties();
        config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        config.putAll(BoundedRocksDb.settings(16, 8, 4));
        driver = new TopologyTestDriver(
                ViewTopology.of(shared(record -> {
                    heard.add(record);
                    feed.stored(record);
                    listener.accept(record);
                })),
                config);
    }

    StateProcessor.Shared shared(Consumer<StateRecord> listener) {
        return new StateProcessor.Shared(codec, read, tail, listener, standing, Duration.ofMillis(1), Optional.empty());
    }

    private static String eventOnPartition0() {
        int i = 0;
        while (Partitions.DEFAULT.of("ev-" + i) != 0) {
            i++;
        }
        return "ev-" + i;
    }

    KeyValueStore<byte[], byte[]> store() {
        return driver.getKeyValueStore(ViewTopology.STATE);
    }

    TopologyTestDriver driver() {
        return driver;
    }

    /** The last state that a command writes. */
    public void last(long command, SpecificRecord state) {
        put(key(state), encode(state), "0:" + command, false);
    }

    /** A state behind which further ones of the same command follow. */
    public void more(long command, SpecificRecord state) {
        put(key(state), encode(state), "0:" + command, true);
    }

    /** A reservation is forgotten. */
    public void forget(long command, String reservation) {
        put(StateKeys.reservation(EVENT, reservation), null, "0:" + command, false);
    }

    public void put(String key, byte @Nullable [] value, @Nullable String cause, boolean more) {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        if (cause != null) {
            RecordHeaders.add(headers, RecordHeaders.CAUSE, cause);
        }
        if (more) {
            RecordHeaders.add(headers, RecordHeaders.MORE, "");
        }
        driver.createInputTopic(Topics.STATE.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, headers));
    }

    byte[] encode(SpecificRecord state) {
        return serde.encode(new State(state));
    }

    public static String key(SpecificRecord state) {
        return state instanceof Reservation reservation
                ? StateKeys.reservation(reservation.getEvent(), reservation.getReservation())
                : StateKeys.event(((Event) state).getEvent());
    }

    public static Reservation reservation(String id, ReservationStatus status, String... seats) {
        return reservation(EVENT, id, status, seats);
    }

    public static Reservation reservation(String event, String id, ReservationStatus status, String... seats) {
        return Reservation.newBuilder()
                .setEvent(event)
                .setReservation(id)
                .setStatus(status)
                .setSeats(List.of(seats))
                .setHoldSeconds(300)
                .setVersion(1)
                .setPriceMinor(4500)
                .setCurrency("EUR")
                .setDecided(cause(8812))
                .build();
    }

    public static Event event(String id) {
        return new Event(
                id,
                "Concert",
                "EUR",
                List.of(new Section("A", 1, 2, 4500L)),
                EventStatus.OPEN,
                cause(1),
                1,
                null,
                null,
                null,
                0);
    }

    public static Cause cause(long offset) {
        return new Cause(3, offset, AT, "4bf92f3577b34da6a3ce929d0e0e4736", null);
    }

    @Override
    public void close() {
        driver.close();
    }
}
