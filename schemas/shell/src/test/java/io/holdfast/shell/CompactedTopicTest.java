package io.holdfast.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.installation.Installation;
import io.holdfast.schemas.testing.LateSchemas;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompactedTopicTest {

    private static final String TOPIC = Topics.RECEIPTS.name();
    private static final byte[] SOUND = {};
    private static final byte[] ILLEGIBLE = {9};
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    private final AtomicBoolean standing = new AtomicBoolean();
    private final LateSchemas schemas = new LateSchemas();
    private final AvroSerde<Installation> serde = new AvroSerde<>(Topics.INSTALLATION, Installation.class, schemas);
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final List<String> applied = new CopyOnWriteArrayList<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final CompactedTopics topics = new CompactedTopics(_ -> consumer, (_, reason) -> failure.set(reason));

    @BeforeEach
    void topic() {
        consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, Node.noNode(), new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 0L));
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void what_was_there_before_the_start_is_read_before_the_view_is_loaded() {
        consumer.updateEndOffsets(Map.of(PARTITION, 2L));

        CompactedTopic view = topics.reader(Topics.RECEIPTS, this::apply).start();
        add(0, "a");
        await().until(() -> applied.size() == 1);
        assertThat(view.loaded()).isFalse();
        add(1, "b");

        await().until(view::loaded);
        assertThat(applied).containsExactly("a", "b");
    }

    @Test
    void who_waits_goes_on_once_the_end_is_reached_that_was_there_when_they_came() {
        CompactedTopic view = topics.reader(Topics.RECEIPTS, this::apply).start();
        await().until(view::loaded);
        consumer.updateEndOffsets(Map.of(PARTITION, 1L));

        var waiting = view.caughtUp();
        add(0, "a");

        await().until(waiting::isDone);
        assertThat(applied).containsExactly("a");
    }

    @Test
    void who_waits_goes_on_waiting_while_the_brokers_are_away() {
        CompactedTopic view = topics.reader(Topics.RECEIPTS, this::apply).start();
        await().until(view::loaded);
        consumer.setOffsetsException(new TimeoutException("away"));

        var waiting = view.caughtUp();

        await().until(waiting::isDone);
        assertThat(failure.get()).isNull();
    }

    @Test
    void a_view_that_can_not_go_on_says_so() {
        consumer.setPollException(new KafkaException("broken"));

        var _ = topics.reader(Topics.RECEIPTS, this::apply).start();

        await().untilAsserted(() -> assertThat(failure.get()).hasMessage("broken"));
    }

    @Test
    void a_partition_with_a_record_that_nobody_can_read_is_not_taken_over_until_a_later_one_says_more() {
        consumer.updateEndOffsets(Map.of(PARTITION, 2L));
        CompactedTopic view = topics.reader(Topics.RECEIPTS, this::apply).start();
        add(0, "a", ILLEGIBLE);
        add(1, "b", SOUND);
        await().until(view::loaded);
        assertThat(view.illegible()).isEqualTo(1);
        assertThat(applied).containsExactly("b");

        var itsPartition = view.caughtUp(0);
        var another = view.caughtUp(1);
        await().until(another::isDone);
        assertThat(itsPartition).isNotDone();

        add(2, "b", SOUND);
        await().until(() -> applied.size() == 2);
        assertThat(itsPartition).isNotDone();

        add(3, "a", SOUND);
        await().until(itsPartition::isDone);
        assertThat(view.illegible()).isZero();
        assertThat(failure.get()).isNull();
    }

    @Test
    void a_record_of_a_schema_that_is_not_known_yet_is_waited_for() {
        byte[] late = LateSchemas.late(serde.encode(new Installation("id", 1)));
        CompactedTopic view = topics.reader(Topics.RECEIPTS, this::apply).start();
        add(0, "a", late);
        add(1, "b", SOUND);
        await().until(() -> standing.get());
        assertThat(applied).isEmpty();
        schemas.publish();

        await().until(() -> applied.equals(List.of("a", "b")));
        assertThat(view.illegible()).isZero();
        assertThat(failure.get()).isNull();
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
        if (record.value().length > 1) {
            standing.set(true);
            var _ = serde.decode(record.value());
        }
        if (Arrays.equals(record.value(), ILLEGIBLE)) {
            throw new IllegalArgumentException("illegible");
        }
        applied.add(record.key());
    }

    private void add(long offset, String key) {
        add(offset, key, SOUND);
    }

    private void add(long offset, String key, byte[] value) {
        await().until(() -> !consumer.assignment().isEmpty());
        consumer.schedulePollTask(() -> consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, offset, key, value)));
    }
}
