package io.holdfast.payment.messaging;

import io.holdfast.payment.ledger.LedgerCodec;
import io.holdfast.payment.payment.PaymentId;
import io.holdfast.payment.payment.PaymentOrder;
import io.holdfast.payment.payment.PaymentTerms;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.payment.PaymentRequest;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads a request from its bytes, or says why it is none. */
@Singleton
class RequestReader {

    /** What the bytes were. */
    sealed interface Reading {

        /** A request. */
        record Legible(PaymentOrder request) implements Reading {}

        /** Nothing that can be carried out, now or later. */
        record Illegible(String error) implements Reading {}
    }

    private final AvroSerde<PaymentRequest> serde;
    private final Partitions partitions;

    RequestReader(Schemas schemas, Partitions partitions) {
        this.serde = new AvroSerde<>(Topics.PAYMENT_REQUESTS, PaymentRequest.class, schemas);
        this.partitions = partitions;
    }

    /**
     * Reads a record.
     *
     * @throws io.holdfast.schemas.UnknownSchemaException if this build does not know all that it says: the record may well be good
     */
    Reading read(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return new Reading.Illegible("a tombstone: requests are never deleted");
        }
        try {
            String traceParent = RecordHeaders.get(record.headers(), RecordHeaders.TRACE_PARENT);
            return placed(request(serde.decodeWhole(record.value()), traceParent), record.partition());
        } catch (UndecodableException | IllegalArgumentException broken) {
            return new Reading.Illegible(String.valueOf(broken.getMessage()));
        }
    }

    private static PaymentOrder request(PaymentRequest record, @Nullable String traceParent) {
        return new PaymentOrder(
                new PaymentId(record.getEvent(), record.getReservation(), record.getAttempt()),
                LedgerCodec.operation(record.getOperation()),
                new PaymentTerms(
                        record.getSeats(), record.getAmountMinor(), record.getCurrency(), record.getPaymentMethod()),
                traceParent);
    }

    /** The ledger's entry of a request in another event's partition would be another instance's. */
    private Reading placed(PaymentOrder request, int partition) {
        return partitions.of(request.id().event()) == partition
                ? new Reading.Legible(request)
                : new Reading.Illegible("belongs to another partition: write it with the shared partitioner");
    }
}
