package io.holdfast.payment.ledger;

import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentId;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.testing.LateSchemas;
import io.holdfast.schemas.trace.Traces;
import io.holdfast.shell.CompactedTopics;
import io.holdfast.shell.RecordWriter;
import io.holdfast.shell.ServiceInstance;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The ledger's topic in memory, and a ledger on it. */
public final class LedgerTopic implements AutoCloseable {

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final LateSchemas schemas = new LateSchemas();
    private final AvroSerde<io.holdfast.schemas.payment.Payment> serde =
            new AvroSerde<>(Topics.PAYMENTS, io.holdfast.schemas.payment.Payment.class, schemas);
    private final CompactedTopics topics = new CompactedTopics(_ -> consumer, (what, failure) -> {
        throw new AssertionError(what, failure);
    });

    public LedgerTopic() {
        List<TopicPartition> partitions = Partitions.DEFAULT.of(Topics.PAYMENTS);
        Map<TopicPartition, Long> nothing = partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> 0L));
        consumer.updatePartitions(
                Topics.PAYMENTS.name(),
                partitions.stream()
                        .map(partition -> new PartitionInfo(
                                partition.topic(), partition.partition(), Node.noNode(), new Node[0], new Node[0]))
                        .toList());
        consumer.updateBeginningOffsets(nothing);
        consumer.updateEndOffsets(nothing);
    }

    public CompactedTopics topics() {
        return topics;
    }

    /** Begins to read. */
    KafkaLedger ledger() {
        return new KafkaLedger(topics, writer(), schemas);
    }

    private static RecordWriter writer() {
        return new RecordWriter(
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()),
                Partitions.DEFAULT,
                new ServiceInstance("payment-adapter", "test", KafkaCluster.at("nowhere:1")),
                Traces.OFF,
                InstantSource.system());
    }

    /** Where the partition of this payment is said to end. */
    void end(PaymentId id, long offset) {
        consumer.updateEndOffsets(Map.of(new TopicPartition(Topics.PAYMENTS.name(), partition(id)), offset));
    }

    /** Lets the reader have an entry. */
    void append(long offset, Payment payment) {
        append(offset, payment.id(), serde.encode(LedgerCodec.record(payment)));
    }

    /** Lets the reader have an entry of a later version. */
    void appendLate(long offset, Payment payment) {
        append(offset, payment.id(), LateSchemas.late(serde.encode(LedgerCodec.record(payment))));
    }

    /** The later version's set-up runs. */
    void publishSchemas() {
        schemas.publish();
    }

    /** Lets the reader have bytes, or a tombstone, under a payment's key. */
    void append(long offset, PaymentId id, byte @Nullable [] entry) {
        consumer.schedulePollTask(() -> consumer.addRecord(
                new ConsumerRecord<>(Topics.PAYMENTS.name(), partition(id), offset, LedgerCodec.key(id), entry)));
    }

    static int partition(PaymentId id) {
        return Partitions.DEFAULT.of(id.event());
    }

    @Override
    public void close() {
        topics.close();
    }
}
