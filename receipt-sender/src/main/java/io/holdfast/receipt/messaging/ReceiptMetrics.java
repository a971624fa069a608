package io.holdfast.receipt.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what became of receipts and their tries. */
final class ReceiptMetrics {

    private final Counter sent;
    private final Counter parked;
    private final Counter erased;
    private final Counter undecodable;
    private final Counter failedTries;

    ReceiptMetrics(MeterRegistry meters) {
        sent = settled(meters, "sent");
        parked = settled(meters, "parked");
        erased = settled(meters, "erased");
        undecodable = settled(meters, "undecodable");
        failedTries = Counter.builder("holdfast.receipts.failed.tries")
                .description("Tries after which the mail server had not accepted the mail, as far as is known")
                .register(meters);
    }

    private static Counter settled(MeterRegistry meters, String status) {
        return Counter.builder("holdfast.receipts")
                .description("Receipts that this instance is done with, by how it ended")
                .tag("status", status)
                .register(meters);
    }

    void sent() {
        sent.increment();
    }

    void parked() {
        parked.increment();
    }

    void erased() {
        erased.increment();
    }

    void undecodable() {
        undecodable.increment();
    }

    void failedTry() {
        failedTries.increment();
    }
}
