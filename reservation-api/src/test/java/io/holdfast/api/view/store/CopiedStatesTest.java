package io.holdfast.api.view.store;

import static io.holdfast.api.view.store.StateFixture.EVENT;
import static io.holdfast.api.view.store.StateFixture.key;
import static io.holdfast.api.view.store.StateFixture.reservation;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.model.SeatStatus;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.BoundedRocksDb;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.regions.Copies;
import io.holdfast.schemas.state.TailStates;
import io.holdfast.schemas.view.Reservation;
import io.holdfast.schemas.view.ReservationStatus;
import io.holdfast.schemas.view.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A view over the copy of region us. */
class CopiedStatesTest {

    private static final Topic COPY = Copies.of("us", Topics.STATE);

    @TempDir
    private Path folder;

    private final Schemas schemas = Schemas.carried();
    private final AvroSerde<State> serde = new AvroSerde<>(Topics.STATE, State.class, schemas);
    private final StateCodec codec = StateCodec.ofCopy(schemas);
    private final TailStates<Object> tail = new TailStates<>(1);
    private final ReadEvents read = new ReadEvents(2);
    private final RecordPositions positions = RecordPositions.ofCopy("us");
    private TopologyTestDriver driver;
    private StoreViews views;

    @BeforeEach
    void open() {
        var config = new Properties();
        config.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test-us");
        config.putAll(BoundedRocksDb.settings(16, 8, 4));
        driver = new TopologyTestDriver(ViewTopology.ofCopy(COPY, shared(positions)), config);
        views = new StoreViews(
                () -> driver.getKeyValueStore(ViewTopology.STATE), () -> true, tail, read, codec, Partitions.DEFAULT);
    }

    private StateProcessor.Shared shared(RecordPositions positions) {
        return new StateProcessor.Shared(
                codec, read, tail, _ -> {}, new AtomicBoolean(), Duration.ofMillis(1), Optional.of(positions));
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void states_are_shown_and_their_originals_positions_are_known() {
        copied("us/0/40", reservation("us~cart", ReservationStatus.HELD, "B-1-1"));

        assertThat(views.reservation(EVENT, "us~cart")).isPresent();
        assertThat(views.seats(EVENT).taken()).containsEntry("B-1-1", SeatStatus.HELD);
        assertThat(positions.last()).containsEntry(0, 40L);
    }

    @Test
    void what_comes_again_in_a_rewind_changes_nothing() {
        Reservation held = reservation("us~cart", ReservationStatus.HELD, "B-1-1");
        copied("us/0/40", held);
        pipe("us/0/42", key(held), null);
        assertThat(views.reservation(EVENT, "us~cart")).isEmpty();

        copied("us/0/40", held);

        assertThat(views.reservation(EVENT, "us~cart")).isEmpty();
        assertThat(views.seats(EVENT).taken()).isEmpty();
        assertThat(positions.last()).containsEntry(0, 42L);
    }

    @Test
    void what_was_seen_is_known_after_a_restart() {
        copied("us/0/40", reservation("us~cart", ReservationStatus.HELD, "B-1-1"));
        var again = RecordPositions.ofCopy("us");
        var context = new MockProcessorContext<Void, Void>();
        context.addStateStore(driver.getKeyValueStore(ViewTopology.STATE));

        new StateProcessor(shared(again)).init(context);

        assertThat(again.last()).containsEntry(0, 40L);
    }

    @Test
    void a_record_that_does_not_say_whose_copy_it_is_is_passed_over() {
        copied("mars/0/50", reservation("us~cart", ReservationStatus.HELD, "B-1-1"));
        copied("nonsense", reservation("us~cart", ReservationStatus.HELD, "B-1-1"));

        assertThat(views.reservation(EVENT, "us~cart")).isEmpty();
        assertThat(positions.last()).isEmpty();
    }

    private void copied(String origin, Reservation state) {
        pipe(origin, key(state), serde.encode(new State(state)));
    }

    private void pipe(String origin, String key, byte @Nullable [] value) {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        RecordHeaders.add(headers, RecordHeaders.CAUSE, "0:7");
        RecordHeaders.add(headers, RecordHeaders.ORIGIN, origin);
        driver.createInputTopic(COPY.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, headers));
    }
}
