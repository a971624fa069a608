package io.holdfast.payment.ledger;

import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentId;
import io.holdfast.payment.payment.PaymentStanding;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.shell.CompactedTopic;
import io.holdfast.shell.CompactedTopics;
import io.holdfast.shell.NewestValues;
import io.holdfast.shell.RecordWriter;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The ledger on its topic, read from its beginning: any instance can take any payment over. */
@Singleton
public class KafkaLedger implements Ledger {

    private static final String TYPE = "io.holdfast.Payment";

    private final NewestValues<PaymentId, Payment> payments =
            new NewestValues<>(payment -> !payment.settled() || payment.unpaid());
    private final AvroSerde<io.holdfast.schemas.payment.Payment> serde;
    private final RecordWriter writer;
    private final CompactedTopic topic;

    KafkaLedger(CompactedTopics topics, RecordWriter writer, Schemas schemas) {
        this.serde = new AvroSerde<>(Topics.PAYMENTS, io.holdfast.schemas.payment.Payment.class, schemas);
        this.writer = writer;
        this.topic = topics.reader(Topics.PAYMENTS, this::apply).start();
    }

    private void apply(ConsumerRecord<String, byte[]> entry) {
        if (entry.value() == null) {
            LedgerCodec.id(entry.key()).ifPresent(id -> payments.put(id, entry.offset(), null));
        } else {
            Payment payment = LedgerCodec.payment(serde.decode(entry.value()));
            payments.put(payment.id(), entry.offset(), payment);
        }
    }

    @Override
    public @Nullable Payment find(PaymentId id) {
        return payments.find(id).orElse(null);
    }

    @Override
    public void write(Payment payment) {
        PaymentId id = payment.id();
        byte[] entry = serde.encode(LedgerCodec.record(payment));
        payments.put(
                id,
                writer.write(
                        Topics.PAYMENTS,
                        LedgerCodec.key(id),
                        entry,
                        TYPE,
                        payment.goal().traceParent()),
                payment);
    }

    @Override
    public List<Payment> unsettled() {
        return open(payment -> !payment.settled());
    }

    @Override
    public List<Payment> unpaid() {
        return open(payment -> payment.settled() && payment.unpaid() && !paidLater(payment.id()));
    }

    private List<Payment> open(Predicate<Payment> which) {
        return payments.open().map(Map.Entry::getValue).filter(which).toList();
    }

    private boolean paidLater(PaymentId id) {
        Payment later = find(id.next());
        return later != null && (later.status().state() == PaymentStanding.CAPTURED || paidLater(later.id()));
    }

    /** Completes once everything of a partition is known that was written before the call, and nothing in it is illegible. */
    public CompletableFuture<Void> caughtUp(int partition) {
        return topic.caughtUp(partition);
    }

    /** How many payments have an entry that nobody can read; their partitions are not taken over. */
    public int illegible() {
        return topic.illegible();
    }
}
