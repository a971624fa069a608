package io.holdfast.receipt.messaging;

import io.holdfast.receipt.receipt.DueCause;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.schemas.Deadline;
import io.holdfast.schemas.EventPartitioner;
import io.holdfast.schemas.Topics;
import io.holdfast.shell.ServiceInstance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Finds a sale again where it was decided: facts carry the log time of their command, and in a partition it never goes back. The ledger so
 * needs no copy of the sale, and the log is kept for ever.
 */
@Singleton
final class KafkaFacts implements Facts {

    /** A person waits for the answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration POLL = Duration.ofMillis(200);
    private static final String TOPIC = Topics.SEAT_EVENTS.name();

    private final ServiceInstance service;
    private final FactReader reader;

    KafkaFacts(ServiceInstance service, FactReader reader) {
        this.service = service;
        this.reader = reader;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return service.kafka()
                .consumer(Map.of(
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        service.clientId() + "-retry",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        (int) PATIENCE.toMillis()));
    }

    @Override
    public Optional<SoldFact> find(ReceiptKey key, DueCause cause) {
        try (var consumer = consumer()) {
            int partitions = consumer.partitionsFor(TOPIC).size();
            var partition = new TopicPartition(TOPIC, EventPartitioner.partition(key.toString(), partitions));
            consumer.assign(List.of(partition));
            var from = consumer.offsetsForTimes(Map.of(partition, cause.at().toEpochMilli()))
                    .get(partition);
            if (from == null) {
                return Optional.empty();
            }
            consumer.seek(partition, from.offset());
            return scan(consumer, partition, key, cause);
        }
    }

    private Optional<SoldFact> scan(
            Consumer<byte[], byte[]> consumer, TopicPartition partition, ReceiptKey key, DueCause cause) {
        long end =
                Objects.requireNonNull(consumer.endOffsets(List.of(partition)).get(partition));
        Deadline deadline = Deadline.in(PATIENCE);
        while (consumer.position(partition) < end) {
            if (deadline.passed()) {
                throw new TimeoutException("the log of facts can't be read");
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.timestamp() > cause.at().toEpochMilli()) {
                    return Optional.empty();
                }
                if (reader.read(record) instanceof FactReader.Read.Due(SoldFact fact)
                        && fact.key().equals(key)
                        && fact.cause().equals(cause)) {
                    return Optional.of(fact);
                }
            }
        }
        return Optional.empty();
    }
}
