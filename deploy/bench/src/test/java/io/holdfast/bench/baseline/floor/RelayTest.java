package io.holdfast.bench.baseline.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The processor's half of the floor, without a broker. */
class RelayTest {

    private static final TopicPartition COMMANDS =
            FloorTopics.partitions(FloorTopics.COMMANDS).getFirst();

    private final AtomicLong nanos = new AtomicLong();
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private Relay relay;

    @BeforeEach
    void begin() {
        consumer.assign(FloorTopics.partitions(FloorTopics.COMMANDS));
        FloorTopics.partitions(FloorTopics.COMMANDS)
                .forEach(partition -> consumer.updateBeginningOffsets(Map.of(partition, 0L)));
        relay = new Relay(consumer, producer, nanos::get);
        consumer.addRecord(new ConsumerRecord<>(COMMANDS.topic(), COMMANDS.partition(), 0, "e/r", new byte[] {1}));
    }

    @Test
    void nothing_is_committed_before_100_ms_are_over() {
        relay.step();
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(99));
        relay.step();

        assertThat(producer.history()).isEmpty();
        assertThat(producer.transactionInFlight()).isTrue();
    }

    @Test
    void a_command_becomes_a_fact_and_a_state_in_one_transaction() {
        relay.step();
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
        relay.step();

        assertThat(producer.commitCount()).isEqualTo(1);
        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsExactly(FloorTopics.FACTS, FloorTopics.STATE);
        assertThat(producer.history()).allMatch(record -> record.key().equals("e/r"));
        assertThat(producer.consumerGroupOffsetsHistory())
                .singleElement()
                .satisfies(groups -> assertThat(groups.values())
                        .singleElement()
                        .satisfies(offsets -> assertThat(offsets).containsEntry(COMMANDS, new OffsetAndMetadata(1))));
    }
}
