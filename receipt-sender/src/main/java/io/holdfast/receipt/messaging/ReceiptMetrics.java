package io.holdfast.receipt.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Counts what became of receipts and their tries. */
@Singleton
final class ReceiptMetrics {

    /** From a mail server that is well to one that was away for as long as a receipt is tried. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1),
    };

    private final Counter sent;
    private final Counter parked;
    private final Counter erased;
    private final Counter undecodable;
    private final Counter failedTries;
    private final Counter doneBefore;
    private final Counter underWay;
    private final Counter deadLetters;
    private final Timer delay;

    ReceiptMetrics(MeterRegistry meters) {
        sent = settled(meters, "sent");
        parked = settled(meters, "parked");
        erased = settled(meters, "erased");
        undecodable = settled(meters, "undecodable");
        failedTries = Counter.builder("holdfast.receipts.failed.tries")
                .description("Tries after which the mail server had not accepted the mail, as far as is known")
                .register(meters);
        doneBefore = duplicate(meters, "done");
        underWay = duplicate(meters, "under_way");
        deadLetters = Counter.builder("holdfast.dead.letters")
                .description("Facts that could not be read, and sales whose receipt was parked")
                .register(meters);
        delay = Timer.builder("holdfast.receipts.delay")
                .description("From the capture, or the sale if nothing was to be paid, to the mail server's acceptance")
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    private static Counter settled(MeterRegistry meters, String status) {
        return Counter.builder("holdfast.receipts")
                .description("Receipts that this instance is done with, by how it ended")
                .tag("status", status)
                .register(meters);
    }

    private static Counter duplicate(MeterRegistry meters, String found) {
        return Counter.builder("holdfast.duplicates")
                .description("Sales that were read again and got no second mail, by what was known of their receipt")
                .tag("found", found)
                .register(meters);
    }

    /** The mail server took it, so long after it was due. */
    void sent(Duration sinceDue) {
        sent.increment();
        delay.record(sinceDue);
    }

    /** The mail server took it for another address, or after it was given up. */
    void sentAgain() {
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

    /**
     * A sale was read again whose receipt was settled.
     *
     * @param wasUnderWay whether it was being seen through when the sale was read
     */
    void repeated(boolean wasUnderWay) {
        (wasUnderWay ? underWay : doneBefore).increment();
    }

    void deadLetter() {
        deadLetters.increment();
    }
}
