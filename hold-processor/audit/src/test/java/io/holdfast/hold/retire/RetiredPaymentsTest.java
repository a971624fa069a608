package io.holdfast.hold.retire;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.Keys;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetiredPaymentsTest {

    private static final List<TopicPartition> PARTITIONS = Partitions.DEFAULT.of(Topics.PAYMENTS);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    @BeforeEach
    void empty() {
        PARTITIONS.forEach(partition -> ends.put(partition, 0L));
    }

    private void entry(String event, String reservation, int attempt, @Nullable String value) {
        var partition = new TopicPartition(Topics.PAYMENTS.name(), Partitions.DEFAULT.of(event));
        long offset = ends.merge(partition, 1L, Long::sum) - 1;
        byte[] key = Keys.payment(event, reservation, attempt).getBytes(StandardCharsets.UTF_8);
        byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        consumer.schedulePollTask(() ->
                consumer.addRecord(new ConsumerRecord<>(partition.topic(), partition.partition(), offset, key, bytes)));
    }

    private int remove(String... events) throws InterruptedException {
        consumer.updateBeginningOffsets(Map.copyOf(
                ends.keySet().stream().collect(java.util.stream.Collectors.toMap(partition -> partition, _ -> 0L))));
        consumer.updateEndOffsets(ends);
        return RetiredPayments.remove(consumer, producer, PARTITIONS, Set.of(events));
    }

    @Test
    void the_entries_of_these_events_are_removed_where_they_are_and_no_other() throws InterruptedException {
        entry("ev-1", "r-1", 1, "authorized");
        entry("ev-1", "r-1", 2, "captured");
        entry("ev-1", "r-1", 2, "captured");
        entry("ev-10", "r-1", 1, "captured");
        entry("ev-2", "ev-1", 1, "captured");
        entry("ev-3", "us~r", 1, "captured");

        assertThat(remove("ev-1", "ev-3")).isEqualTo(3);

        assertThat(producer.history()).allSatisfy(record -> {
            assertThat(record.topic()).isEqualTo(Topics.PAYMENTS.name());
            assertThat(record.value()).isNull();
            String key = new String(record.key(), StandardCharsets.UTF_8);
            assertThat(record.partition()).isEqualTo(Partitions.DEFAULT.of(key));
        });
        assertThat(producer.history())
                .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder("ev-1/r-1/1", "ev-1/r-1/2", "ev-3/us~r/1");
    }

    @Test
    void what_was_removed_is_not_removed_again() throws InterruptedException {
        entry("ev-1", "r-1", 1, "authorized");
        entry("ev-1", "r-1", 1, null);

        assertThat(remove("ev-1")).isZero();
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void an_empty_ledger_needs_nothing() throws InterruptedException {
        assertThat(remove("ev-1")).isZero();
    }
}
