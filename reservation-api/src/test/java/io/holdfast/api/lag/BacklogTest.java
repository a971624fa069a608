package io.holdfast.api.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.lag.Backlog.Span;
import io.holdfast.api.lag.Backlog.Waiting;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private static final TopicPartition PARTITION = new TopicPartition("facts", 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final Backlog backlog = new Backlog(consumer, Duration.ofMillis(300), InstantSource.system());

    private Waiting look(long from, long to, long... written) {
        consumer.schedulePollTask(() -> {
            for (int i = 0; i < written.length; i++) {
                consumer.addRecord(record(from + i, written[i]));
            }
        });
        return backlog.look(Map.of(PARTITION, new Span(from, to))).getOrDefault(PARTITION, Waiting.UNSEEN);
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, long writtenMs) {
        byte[] value = "x".getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(
                PARTITION.topic(),
                PARTITION.partition(),
                offset,
                writtenMs,
                TimestampType.CREATE_TIME,
                1,
                1,
                value,
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    @Test
    void records_are_counted_and_the_first_is_the_oldest() {
        assertThat(look(5, 7, 1_000, 2_000)).isEqualTo(new Waiting(2, true, Optional.of(Instant.ofEpochMilli(1_000))));
    }

    @Test
    void what_lies_behind_the_end_does_not_wait() {
        assertThat(look(5, 6, 1_000, 2_000)).isEqualTo(new Waiting(1, true, Optional.of(Instant.ofEpochMilli(1_000))));
    }

    @Test
    void where_more_waits_than_one_fetch_brings_the_rest_is_not_counted() {
        assertThat(look(5, 1_000, 1_000, 2_000))
                .isEqualTo(new Waiting(2, false, Optional.of(Instant.ofEpochMilli(1_000))));
    }

    @Test
    void what_cannot_be_fetched_in_time_is_not_known() {
        assertThat(look(5, 7)).isEqualTo(Waiting.UNSEEN);
    }
}
