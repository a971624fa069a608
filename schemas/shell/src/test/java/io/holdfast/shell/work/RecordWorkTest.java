package io.holdfast.shell.work;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.installation.Installation;
import io.holdfast.schemas.testing.LateSchemas;
import io.holdfast.shell.work.RecordWork.Task;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records whose key is their lane; a value that is not empty is one of a later version. */
class RecordWorkTest {

    private static final int IN_FLIGHT = 3;
    private static final List<TopicPartition> PARTITION = List.of(new TopicPartition("topic", 0));

    private final UnicastProcessor<Message<byte[]>> records = UnicastProcessor.create();
    private final Map<Long, CompletableFuture<Boolean>> work = new ConcurrentHashMap<>();
    private final List<Long> begun = new CopyOnWriteArrayList<>();
    private final List<Long> acknowledged = new CopyOnWriteArrayList<>();
    private final LateSchemas schemas = new LateSchemas();
    private final AvroSerde<Installation> serde = new AvroSerde<>(Topics.INSTALLATION, Installation.class, schemas);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Leases leases = new Leases(_ -> CompletableFuture.completedFuture(null), 100);

    @BeforeEach
    void start() {
        leases.onPartitionsAssigned(new MockConsumer<>("earliest"), PARTITION);
        new RecordWork(this::read, leases, new Lanes(), IN_FLIGHT, (_, why) -> failure.set(why)).start(records);
    }

    @Test
    void a_record_is_acknowledged_once_it_is_done_with() {
        emit(1, "a");
        await().until(() -> begun.equals(List.of(1L)));
        assertThat(acknowledged).isEmpty();

        done(1);
        await().until(() -> acknowledged.equals(List.of(1L)));
    }

    @Test
    void a_record_that_nothing_is_to_be_done_for_is_acknowledged_at_once() {
        emit(1, "nothing");

        await().until(() -> acknowledged.equals(List.of(1L)));
        assertThat(begun).isEmpty();
    }

    @Test
    void records_of_a_lane_keep_their_order_and_other_lanes_do_not_wait() {
        emit(1, "a");
        emit(2, "a");
        emit(3, "b");
        await().until(() -> begun.containsAll(List.of(1L, 3L)));
        assertThat(begun).doesNotContain(2L);

        done(3);
        done(1);
        await().until(() -> begun.contains(2L));
        done(2);
        await().until(() -> acknowledged.size() == 3);
    }

    @Test
    void no_more_records_are_under_way_than_may_be() {
        for (int i = 1; i <= IN_FLIGHT; i++) {
            emit(i, "lane-" + i);
        }
        await().until(() -> begun.size() == IN_FLIGHT);
        emit(4, "lane-4");
        emit(5, "nothing");
        await().during(Duration.ofMillis(100)).until(() -> begun.size() == IN_FLIGHT && acknowledged.isEmpty());

        done(2);
        await().until(() -> begun.contains(4L) && acknowledged.containsAll(List.of(2L, 5L)));
    }

    @Test
    void what_is_left_to_the_next_owner_is_not_acknowledged() {
        emit(1, "a");
        emit(2, "b");
        done(2);
        result(1).complete(false);

        await().until(() -> acknowledged.equals(List.of(2L)));
        assertThat(failure.get()).isNull();
    }

    @Test
    void a_record_of_a_partition_that_is_not_held_is_left_alone() {
        leases.onPartitionsRevoked(new MockConsumer<>("earliest"), PARTITION);

        emit(1, "a");

        await().during(Duration.ofMillis(100)).until(() -> begun.isEmpty() && acknowledged.isEmpty());
    }

    @Test
    void before_a_record_that_can_not_be_read_yet_it_stands_until_it_can() {
        emit(1, "a", LateSchemas.late(serde.encode(new Installation("id", 1))));
        emit(2, "nothing");
        await().during(Duration.ofMillis(300)).until(() -> begun.isEmpty() && acknowledged.isEmpty());

        schemas.publish();
        done(1);
        await().until(() -> acknowledged.containsAll(List.of(1L, 2L)));
    }

    @Test
    void a_failure_is_told_and_its_record_is_not_acknowledged() {
        emit(1, "a");
        result(1).completeExceptionally(new IllegalStateException("broken"));

        await().untilAsserted(() -> assertThat(failure.get()).hasRootCauseMessage("broken"));
        assertThat(acknowledged).isEmpty();
    }

    @Test
    void the_end_of_the_stream_is_a_failure() {
        records.onComplete();

        await().untilAsserted(() -> assertThat(failure.get()).hasMessageContaining("has ended"));
    }

    private @Nullable Task read(ConsumerRecord<byte[], byte[]> record) {
        if (record.value().length > 0) {
            var _ = serde.decode(record.value());
        }
        String lane = new String(record.key(), UTF_8);
        return lane.equals("nothing")
                ? null
                : new Task(lane, lease -> {
                    begun.add(record.offset());
                    return lease.begin() && result(record.offset()).join();
                });
    }

    private void done(long offset) {
        result(offset).complete(true);
    }

    private CompletableFuture<Boolean> result(long offset) {
        return work.computeIfAbsent(offset, _ -> new CompletableFuture<>());
    }

    private void emit(long offset, String lane) {
        emit(offset, lane, new byte[0]);
    }

    private void emit(long offset, String lane, byte[] value) {
        var record = new ConsumerRecord<>("topic", 0, offset, lane.getBytes(UTF_8), value);
        records.onNext(
                Message.of(record.value(), Metadata.of(new IncomingKafkaRecordMetadata<>(record, "channel")), () -> {
                    acknowledged.add(offset);
                    return CompletableFuture.completedFuture(null);
                }));
    }
}
