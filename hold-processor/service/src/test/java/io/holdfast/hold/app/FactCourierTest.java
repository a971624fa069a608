package io.holdfast.hold.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.hold.step.Courier;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.EventPartitioner;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.ReceivePlaces;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.fact.PlacesCeded;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.regions.Origin;
import io.holdfast.schemas.testing.LateSchemas;
import io.holdfast.schemas.testing.RecordedTraces;
import io.holdfast.schemas.view.Cause;
import io.holdfast.schemas.view.SeatRange;
import io.holdfast.shell.RecordWriter;
import io.holdfast.shell.ServiceInstance;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The copies of us's facts are brought to eu's log. */
class FactCourierTest {

    private static final TopicPartition COPIES = new TopicPartition("us.holdfast.seat-events", 0);
    private static final List<SeatRange> ROW = List.of(new SeatRange("B-1-1", "B-1-20"));
    private static final Partitions PARTITIONS = new Partitions(6);

    private final AvroSerde<SeatEvent> facts = new AvroSerde<>(Topics.SEAT_EVENTS, SeatEvent.class, Schemas.carried());
    private final AvroSerde<SeatCommand> commands =
            new AvroSerde<>(Topics.SEAT_COMMANDS, SeatCommand.class, Schemas.carried());
    private final LateSchemas origin = new LateSchemas();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MockProducer<byte[], byte[]> log =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final List<ConsumerRecord<byte[], byte[]>> copies = new ArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicLong committed = new AtomicLong();
    private final FactCourier courier = new FactCourier(
            new Courier("us", "eu"),
            AvroSerde.reading(SeatEvent.class, origin),
            commands,
            this::consumer,
            new RecordWriter(
                    log,
                    PARTITIONS,
                    new ServiceInstance("hold-processor", "hold-processor-0", KafkaCluster.at("127.0.0.1:1")),
                    new RecordedTraces(new ChosenIds()).traces(),
                    InstantSource.system()),
            meters,
            failures::add);

    /** Each begins where the one before it committed. */
    private Consumer<byte[], byte[]> consumer() {
        runs.incrementAndGet();
        long begin = committed.get();
        var consumer = new MockConsumer<byte[], byte[]>("earliest") {
            @Override
            public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
                super.commitSync(offsets);
                offsets.values().forEach(offset -> committed.set(offset.offset()));
            }
        };
        consumer.schedulePollTask(() -> {
            consumer.rebalance(Set.of(COPIES));
            consumer.updateBeginningOffsets(Map.of(COPIES, 0L));
            consumer.seek(COPIES, begin);
            copies.stream().filter(copy -> copy.offset() >= begin).forEach(consumer::addRecord);
        });
        return consumer;
    }

    private void copy(String stamp, byte[] value) {
        var copy = new ConsumerRecord<>(
                COPIES.topic(), COPIES.partition(), copies.size(), "us~ev-1".getBytes(StandardCharsets.UTF_8), value);
        RecordHeaders.add(copy.headers(), RecordHeaders.TYPE, "io.holdfast.PlacesCeded");
        if (!stamp.isEmpty()) {
            RecordHeaders.add(copy.headers(), RecordHeaders.ORIGIN, stamp);
        }
        copies.add(copy);
    }

    private byte[] ceded(long n) {
        return facts.encode(new SeatEvent(
                new Cause(3, 7L, Instant.EPOCH, null, null), 0, new PlacesCeded("us~ev-1", "t" + n, n, "eu", ROW, 9L)));
    }

    private List<Object> brought() {
        return log.history().stream()
                .map(record -> commands.decode(record.value()).getCommand())
                .toList();
    }

    private double passedOver() {
        return meters.get("holdfast.region.copies.illegible").counter().count();
    }

    @AfterEach
    void close() {
        courier.close();
        assertThat(failures).isEmpty();
    }

    @Test
    void a_cession_is_brought_to_the_own_log_with_its_origin_and_then_committed() {
        copy(new Origin("us", new LogPosition(3, 8_812)).toString(), ceded(4));

        courier.start();

        await().until(() -> committed.get() == 1);
        assertThat(brought()).containsExactly(new ReceivePlaces("us~ev-1", "t4", 4L, "us", ROW, 9L, 3, 8_812L));
        assertThat(log.history()).singleElement().satisfies(record -> {
            assertThat(record.topic()).isEqualTo("holdfast.seat-commands");
            assertThat(record.partition()).isEqualTo(EventPartitioner.partition("us~ev-1", 6));
            assertThat(RecordHeaders.get(record.headers(), RecordHeaders.TYPE)).isEqualTo("io.holdfast.ReceivePlaces");
        });
    }

    @Test
    void what_could_not_be_written_is_not_committed_and_is_brought_again() {
        log.sendException = new TimeoutException("the own brokers are away");
        copy("us/3/1", ceded(1));

        courier.start();
        await().until(() -> runs.get() > 1);
        assertThat(committed).hasValue(0);
        log.sendException = null;

        await().until(() -> committed.get() == 1);
        assertThat(brought()).hasSize(1);
    }

    @Test
    void a_fact_of_a_schema_that_is_not_copied_yet_is_waited_for() {
        copy("us/3/1", LateSchemas.late(ceded(1)));

        courier.start();
        await().until(() -> runs.get() > 1);
        assertThat(brought()).isEmpty();
        origin.publish();

        await().until(() -> committed.get() == 1);
        assertThat(brought()).hasSize(1);
    }

    @Test
    void what_cannot_be_read_is_passed_over_and_counted_and_stops_nothing() {
        copy("us/3/1", new byte[] {9});
        copy("", ceded(1));
        copy("us/3/3", ceded(2));

        courier.start();

        await().until(() -> committed.get() == 3);
        assertThat(brought()).hasSize(1);
        assertThat(passedOver()).isEqualTo(2);
    }
}
