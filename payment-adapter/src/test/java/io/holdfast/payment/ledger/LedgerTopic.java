package io.holdfast.payment.ledger;

import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentId;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.testing.LateSchemas;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The ledger's topic in memory, and a reader of it. */
public final class LedgerTopic implements AutoCloseable {

    /** Takes its time, as a real one does. */
    private static final class QuietConsumer extends MockConsumer<String, byte[]> {

        QuietConsumer() {
            super("earliest");
        }

        @Override
        public synchronized ConsumerRecords<String, byte[]> poll(Duration timeout) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            return super.poll(timeout);
        }
    }

    private final QuietConsumer consumer = new QuietConsumer();
    private final LateSchemas schemas = new LateSchemas();
    private final AvroSerde<io.holdfast.schemas.payment.Payment> serde =
            new AvroSerde<>(Topics.PAYMENTS, io.holdfast.schemas.payment.Payment.class, schemas);
    private final LedgerReader reader =
            new LedgerReader(consumer, serde, Partitions.DEFAULT.of(Topics.PAYMENTS), failure -> {
                throw failure;
            });

    public LedgerTopic() {
        Map<TopicPartition, Long> nothing =
                Partitions.DEFAULT.of(Topics.PAYMENTS).stream().collect(Collectors.toMap(Function.identity(), _ -> 0L));
        consumer.updateBeginningOffsets(nothing);
        consumer.updateEndOffsets(nothing);
    }

    public LedgerReader reader() {
        return reader;
    }

    LedgerView view() {
        return reader.view();
    }

    /** Where the partition of this payment is said to end. */
    void end(PaymentId id, long offset) {
        consumer.updateEndOffsets(Map.of(new TopicPartition(Topics.PAYMENTS.name(), partition(id)), offset));
    }

    /** Lets the reader have an entry. */
    void append(long offset, Payment payment) {
        append(offset, payment.id(), serde.encode(PaymentCodec.record(payment)));
    }

    /** Lets the reader have an entry of a later version. */
    void appendLate(long offset, Payment payment) {
        append(offset, payment.id(), LateSchemas.late(serde.encode(PaymentCodec.record(payment))));
    }

    /** The later version's set-up runs. */
    void publishSchemas() {
        schemas.publish();
    }

    /** Lets the reader have bytes, or a tombstone, under a payment's key. */
    void append(long offset, PaymentId id, byte @Nullable [] entry) {
        consumer.schedulePollTask(() -> consumer.addRecord(
                new ConsumerRecord<>(Topics.PAYMENTS.name(), partition(id), offset, PaymentCodec.key(id), entry)));
    }

    static int partition(PaymentId id) {
        return Partitions.DEFAULT.of(id.event());
    }

    @Override
    public void close() {
        reader.close();
    }
}
