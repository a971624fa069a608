package io.holdfast.payment.ledger;

import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentId;
import io.holdfast.schemas.AvroSerde;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** The ledger on its topic, read through a view of it. */
final class KafkaLedger implements Ledger {

    private static final String TYPE = "io.holdfast.Payment";

    private final AckedChannel channel;
    private final AvroSerde<io.holdfast.schemas.payment.Payment> serde;
    private final LedgerView view;
    private final InstantSource clock;

    KafkaLedger(
            AckedChannel channel,
            AvroSerde<io.holdfast.schemas.payment.Payment> serde,
            LedgerView view,
            InstantSource clock) {
        this.channel = channel;
        this.serde = serde;
        this.view = view;
        this.clock = clock;
    }

    @Override
    public @Nullable Payment find(PaymentId id) {
        return view.find(id);
    }

    @Override
    public void write(Payment payment) {
        byte[] entry = serde.encode(PaymentCodec.record(payment));
        long offset = channel.write(
                        PaymentCodec.key(payment.id()),
                        entry,
                        TYPE,
                        payment.wish().traceParent(),
                        clock.instant())
                .map(RecordMetadata::offset)
                .orElse(Long.MAX_VALUE);
        view.apply(payment.id(), offset, payment);
    }

    @Override
    public List<Payment> unsettled() {
        return view.unsettled();
    }

    @Override
    public List<Payment> unpaid() {
        return view.unpaid();
    }
}
