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
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class RetiredRequestsTest {

    private static final List<TopicPartition> PARTITIONS = Partitions.DEFAULT.of(Topics.PAYMENT_REQUESTS);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final Map<TopicPartition, Long> ends =
            new HashMap<>(PARTITIONS.stream().collect(Collectors.toMap(partition -> partition, _ -> 0L)));

    private static TopicPartition partition(String event) {
        return new TopicPartition(Topics.PAYMENT_REQUESTS.name(), Partitions.DEFAULT.of(event));
    }

    private void request(String event, String reservation) {
        long offset = ends.merge(partition(event), 1L, Long::sum) - 1;
        byte[] key = Keys.reservation(event, reservation).getBytes(StandardCharsets.UTF_8);
        consumer.schedulePollTask(() -> consumer.addRecord(new ConsumerRecord<>(
                partition(event).topic(), partition(event).partition(), offset, key, new byte[1])));
    }

    private int passOver(String... events) throws InterruptedException {
        consumer.updateBeginningOffsets(
                ends.keySet().stream().collect(Collectors.toMap(partition -> partition, _ -> 0L)));
        consumer.updateEndOffsets(ends);
        return RetiredRequests.passOver(consumer, producer, PARTITIONS, Set.of(events));
    }

    @Test
    void what_waits_of_these_events_is_passed_over_and_the_rest_is_asked_again_behind_it() throws InterruptedException {
        request("ev-1", "r-1");
        request("ev-10", "r-1");
        request("ev-1", "r-2");

        assertThat(passOver("ev-1")).isEqualTo(2);

        assertThat(producer.history())
                .singleElement()
                .satisfies(again -> assertThat(new String(again.key(), StandardCharsets.UTF_8))
                        .isEqualTo("ev-10/r-1"));
        assertThat(consumer.committed(Set.copyOf(PARTITIONS)))
                .containsEntry(partition("ev-1"), new OffsetAndMetadata(ends.getOrDefault(partition("ev-1"), 0L)))
                .containsEntry(partition("ev-10"), new OffsetAndMetadata(ends.getOrDefault(partition("ev-10"), 0L)));
    }

    @Test
    void nothing_waits_where_nothing_was_asked() throws InterruptedException {
        assertThat(passOver("ev-1")).isZero();
        assertThat(producer.history()).isEmpty();
    }
}
