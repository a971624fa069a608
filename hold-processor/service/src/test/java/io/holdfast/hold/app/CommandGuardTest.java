package io.holdfast.hold.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandGuardTest {

    private static final TopicPartition ONE = new TopicPartition("holdfast.seat-commands", 1);
    private static final TopicPartition OTHER = new TopicPartition("holdfast.seat-commands", 2);

    private final Set<String> later = new HashSet<>(Set.of("later"));
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private Duration now = Duration.ofDays(1);
    private final CommandGuard guard = new CommandGuard(
            record -> Optional.of("of a later build").filter(_ -> later.contains(text(record))), () -> now.toNanos());

    @BeforeEach
    void two_partitions() {
        consumer.assign(List.of(ONE, OTHER));
        consumer.updateBeginningOffsets(Map.of(ONE, 0L, OTHER, 0L));
    }

    @AfterEach
    void close() {
        consumer.close();
    }

    private void append(TopicPartition partition, long offset, String value) {
        consumer.addRecord(new ConsumerRecord<>(
                partition.topic(), partition.partition(), offset, null, value.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    private List<String> poll() {
        guard.before(consumer);
        var polled = guard.allowed(consumer, consumer.poll(Duration.ZERO));
        return StreamSupport.stream(polled.spliterator(), false)
                .map(record -> record.partition() + ":" + text(record))
                .sorted()
                .toList();
    }

    @Test
    void what_can_be_decided_passes() {
        append(ONE, 0, "a");
        append(OTHER, 0, "b");

        assertThat(poll()).containsExactly("1:a", "2:b");
        assertThat(guard.stopped()).isEmpty();
    }

    @Test
    void a_partition_stops_before_what_may_not_be_decided_and_the_others_go_on() {
        append(ONE, 0, "a");
        append(ONE, 1, "later");
        append(ONE, 2, "c");
        append(OTHER, 0, "d");

        assertThat(poll()).containsExactly("1:a", "2:d");
        assertThat(guard.stopped()).containsExactly(ONE);
        assertThat(consumer.position(ONE)).as("what Streams commits").isEqualTo(1);

        append(OTHER, 1, "e");
        assertThat(poll()).containsExactly("2:e");
    }

    @Test
    void a_stopped_partition_stays_so_though_streams_resumes_it() {
        append(ONE, 0, "later");
        assertThat(poll()).isEmpty();

        consumer.resume(List.of(ONE));
        append(ONE, 1, "b");

        assertThat(poll()).isEmpty();
        assertThat(consumer.paused()).containsExactly(ONE);
    }

    @Test
    void a_partition_goes_on_once_the_record_can_be_decided() {
        append(ONE, 0, "later");
        assertThat(poll()).isEmpty();

        later.clear();
        now = now.plusSeconds(5);
        guard.before(consumer);
        assertThat(guard.stopped()).isEmpty();
        assertThat(consumer.paused()).isEmpty();
        assertThat(consumer.position(ONE)).isZero();
    }

    @Test
    void a_partition_that_another_instance_has_now_is_not_counted() {
        append(ONE, 0, "later");
        assertThat(poll()).isEmpty();

        consumer.assign(List.of(OTHER));
        guard.before(consumer);

        assertThat(guard.stopped()).isEmpty();
    }
}
