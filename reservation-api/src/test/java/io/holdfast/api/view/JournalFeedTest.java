package io.holdfast.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.Position;
import io.holdfast.api.answer.SeatStatus;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.EventPartitioner;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.view.Cause;
import io.holdfast.schemas.view.Seat;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFeedTest {

    /** An event whose partition is 0, the only one that the driver knows of a global topic. */
    private static final String EVENT = eventOnPartition0();

    private static final Duration NOW = Duration.ZERO;

    private final Schemas schemas = Schemas.carried();
    private final ViewProgress progress = new ViewProgress();
    private final ViewPositions positions = new ViewPositions();
    private TopologyTestDriver driver;
    private JournalFeed feed;

    private static String eventOnPartition0() {
        int i = 0;
        while (EventPartitioner.partition("ev-" + i, Topics.SEATS.partitions()) != 0) {
            i++;
        }
        return "ev-" + i;
    }

    @BeforeEach
    void start(@TempDir Path stateDir) {
        var config = new Properties();
        config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedMemory.class);
        var read = new ReadEvents(1);
        var views = new StoreViews(name -> driver.getKeyValueStore(name), () -> true, progress, read, schemas);
        feed = new JournalFeed(new SeatJournal(3), views, positions, schemas);
        driver = new TopologyTestDriver(ViewTopology.of(read, _ -> {}, record -> feed.stored(record)), config);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    private static ViewPosition at(long offset) {
        return new ViewPosition(0, offset);
    }

    private void publish(String seat, @Nullable SeatStatus status, long command) {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        RecordHeaders.add(headers, RecordHeaders.CAUSE, "0:" + command);
        driver.createInputTopic(Topics.SEATS.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(Keys.seat(EVENT, seat), record(seat, status, command), headers));
    }

    private byte @Nullable [] record(String seat, @Nullable SeatStatus status, long command) {
        return status == null
                ? null
                : new AvroSerde<>(Topics.SEATS, Seat.class, schemas)
                        .encode(new Seat(
                                EVENT,
                                seat,
                                io.holdfast.schemas.view.SeatStatus.valueOf(status.name()),
                                "cart-1",
                                new Cause(0, command, Instant.EPOCH, null)));
    }

    private List<SeatChange> behind(long offset) {
        return feed.behind(EVENT, at(offset), 100).orElseThrow().changes();
    }

    @Test
    void a_record_that_nobody_can_read_ends_no_stream_and_its_seat_is_not_shown_as_free() {
        var records = driver.createInputTopic(Topics.SEATS.name(), new StringSerializer(), new ByteArraySerializer());
        records.pipeInput(new TestRecord<>(Keys.seat(EVENT, "A-1-1"), new byte[] {1, 2, 3}));
        records.pipeInput(new TestRecord<>(Keys.seat(EVENT, "A-1-2"), new byte[] {0, 0, 0, 3, 9, 2, 2}));
        publish("A-1-3", SeatStatus.SOLD, 7);

        assertThat(behind(-1))
                .extracting(SeatChange::status)
                .containsExactly(SeatStatus.HELD, SeatStatus.HELD, SeatStatus.SOLD);
    }

    @Test
    void what_is_published_is_heard_as_it_can_be_read() {
        publish("A-1-1", SeatStatus.HELD, 7);
        publish("A-1-2", SeatStatus.SOLD, 7);
        publish("A-1-1", null, 9);

        assertThat(behind(-1))
                .containsExactly(
                        new SeatChange(at(0), "A-1-1", SeatStatus.HELD, Optional.of(new Position(0, 7))),
                        new SeatChange(at(1), "A-1-2", SeatStatus.SOLD, Optional.of(new Position(0, 7))),
                        new SeatChange(at(2), "A-1-1", SeatStatus.AVAILABLE, Optional.of(new Position(0, 9))));
    }

    @Test
    void a_snapshot_and_what_is_behind_it_are_everything() {
        publish("A-1-1", SeatStatus.HELD, 7);

        SeatFeed.Snapshot snapshot = feed.snapshot(EVENT);
        publish("A-1-2", SeatStatus.HELD, 8);

        assertThat(snapshot.seats().taken()).isEqualTo(Map.of("A-1-1", SeatStatus.HELD));
        assertThat(snapshot.upTo()).isEqualTo(at(0));
        assertThat(behind(snapshot.upTo().offset()))
                .extracting(SeatChange::seat)
                .containsExactly("A-1-2");
    }

    @Test
    void a_snapshot_of_what_was_restored_says_how_far_the_restore_came() throws Exception {
        positions.publish(new TopicPartition(Topics.SEATS.name(), 0), 50);

        assertThat(feed.snapshot(EVENT).upTo()).isEqualTo(at(49));
        assertThat(feed.resumes(EVENT, at(49), NOW)).isTrue();
        assertThat(feed.resumes(EVENT, at(48), NOW)).as("before this process").isFalse();
    }

    @Test
    void one_who_saw_a_partition_empty_goes_on_with_its_first_change() throws Exception {
        assertThat(feed.resumes(EVENT, at(-1), NOW)).as("nothing was heard yet").isFalse();
        positions.publish(new TopicPartition(Topics.SEATS.name(), 0), 0);
        ViewPosition upTo = feed.snapshot(EVENT).upTo();

        assertThat(feed.resumes(EVENT, upTo, NOW)).isTrue();
        publish("A-1-1", SeatStatus.HELD, 7);
        assertThat(feed.resumes(EVENT, upTo, NOW)).isTrue();
        assertThat(behind(upTo.offset())).extracting(SeatChange::seat).containsExactly("A-1-1");
    }

    @Test
    void one_who_comes_back_goes_on_until_what_was_missed_is_forgotten() throws Exception {
        for (int seat = 1; seat <= 4; seat++) {
            publish("A-1-" + seat, SeatStatus.HELD, seat);
        }

        assertThat(feed.resumes(EVENT, at(0), NOW)).isTrue();
        assertThat(behind(0)).extracting(SeatChange::seat).containsExactly("A-1-2", "A-1-3", "A-1-4");
        publish("A-1-5", SeatStatus.HELD, 5);
        assertThat(feed.resumes(EVENT, at(0), NOW)).isFalse();
        assertThat(feed.behind(EVENT, at(0), 100)).isEmpty();
    }

    @Test
    void the_place_of_another_partition_is_none_here() throws Exception {
        publish("A-1-1", SeatStatus.HELD, 7);

        assertThat(feed.resumes(EVENT, new ViewPosition(1, 0), NOW)).isFalse();
    }

    @Test
    void an_instance_that_is_a_little_behind_another_catches_up_first() throws Exception {
        publish("A-1-1", SeatStatus.HELD, 7);
        CompletableFuture<Boolean> resumes = CompletableFuture.supplyAsync(() -> {
            try {
                return feed.resumes(EVENT, at(1), Duration.ofSeconds(30));
            } catch (InterruptedException ended) {
                return false;
            }
        });

        publish("A-1-2", SeatStatus.HELD, 8);

        assertThat(resumes.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void who_waits_is_woken_by_a_change_of_this_event_alone() throws Exception {
        assertThat(feed.await(EVENT, at(-1), Duration.ofMillis(20))).isFalse();
        feed.stored(new StoredRecord("other/A-1-1", ByteBuffer.allocate(0), Optional.empty(), 0, 0));
        assertThat(feed.await(EVENT, at(-1), Duration.ofMillis(20))).isFalse();
        CompletableFuture<Boolean> woken = CompletableFuture.supplyAsync(() -> {
            try {
                return feed.await(EVENT, at(0), Duration.ofSeconds(30));
            } catch (InterruptedException ended) {
                return false;
            }
        });

        publish("A-1-1", SeatStatus.HELD, 7);
        publish("A-1-2", SeatStatus.HELD, 7);

        assertThat(woken.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(feed.await(EVENT, at(0), Duration.ofSeconds(30)))
                .as("what came before is not waited for")
                .isTrue();
    }
}
