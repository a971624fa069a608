package io.holdfast.receipt.messaging;

import io.holdfast.receipt.receipt.DueCause;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.receipt.receipt.Sale;
import io.holdfast.schemas.RecordHeaders;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A sale whose receipt is due, as it was read.
 *
 * @param name of the fact
 * @param sale what was sold
 * @param contact fingerprint of the address that was given with the checkout; empty if none was
 * @param cause the command that told that it is paid, or sold what costs nothing
 * @param record the fact's record as it was
 */
record SoldFact(
        String name, Sale sale, Optional<String> contact, DueCause cause, ConsumerRecord<byte[], byte[]> record) {

    ReceiptKey key() {
        return sale.key();
    }

    @Nullable
    String traceParent() {
        return RecordHeaders.get(record.headers(), RecordHeaders.TRACE_PARENT);
    }
}
