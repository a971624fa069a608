package io.holdfast.receipt.messaging;

import io.holdfast.receipt.receipt.Cause;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.receipt.receipt.Sale;
import io.holdfast.schemas.RecordHeaders;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A sale as it was read.
 *
 * @param sale what was sold
 * @param contact fingerprint of the address that was given with the checkout; empty where none was
 * @param cause the command that sold it
 * @param record the fact's record as it was
 */
record SoldFact(Sale sale, Optional<String> contact, Cause cause, ConsumerRecord<String, byte[]> record) {

    ReceiptKey key() {
        return sale.key();
    }

    @Nullable
    String traceParent() {
        return RecordHeaders.get(record.headers(), RecordHeaders.TRACE_PARENT);
    }
}
