package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.facts.Entry;
import io.holdfast.hold.audit.facts.KnownFacts;
import io.holdfast.hold.audit.facts.SaleFacts;
import io.holdfast.hold.audit.log.Cut;
import io.holdfast.hold.audit.log.Lane;
import io.holdfast.hold.audit.log.Log;
import io.holdfast.hold.audit.log.Records;
import io.holdfast.hold.audit.state.ByteStore;
import io.holdfast.hold.audit.state.Format;
import io.holdfast.hold.audit.state.SpillingMap;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.receipt.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * P8: every sale that is paid, or costs nothing, has one receipt, and every receipt such a sale; one that was delivered is not touched again,
 * but for another address.
 */
final class ReceiptLedger {

    private static final int ENTRIES = 20_000;

    private final KnownFacts known;
    private final Cut.Part cut;
    private final Patience patience;
    private final Findings findings;
    private final SpillingMap<ReceiptEntry> entries;

    ReceiptLedger(KnownFacts known, Cut.Part cut, Patience patience, ByteStore store, Findings findings) {
        this.known = known;
        this.cut = cut;
        this.patience = patience;
        this.findings = findings;
        this.entries = new SpillingMap<>(store, 'm', Format.json(ReceiptEntry.class), ENTRIES);
    }

    void compare(Log log, AvroSerde<Receipt> serde) {
        try (Lane lane = log.read(Topics.RECEIPTS, cut.partition(), cut.span(Topics.RECEIPTS))) {
            for (ConsumerRecord<byte[], byte[]> record = lane.next(); record != null; record = lane.next()) {
                read(record, serde);
            }
        }
        entries.forEach(this::entry);
        known.sales(this::sale);
    }

    private void read(ConsumerRecord<byte[], byte[]> record, AvroSerde<Receipt> serde) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            entries.remove(key);
            return;
        }
        Receipt receipt;
        try {
            receipt = Records.decode(serde, record);
        } catch (UndecodableException illegible) {
            findings.violation(
                    Promise.P8,
                    "an entry of the ledger is illegible: " + illegible.getMessage(),
                    Evidence.of(record, "ledger: " + key));
            return;
        }
        ReceiptEntry before = entries.get(key);
        var after = new ReceiptEntry(
                receipt.getStatus(),
                receipt.getContact(),
                receipt.getCause().getOffset(),
                before == null ? record.offset() : before.first(),
                record.offset(),
                receipt.getMessageId());
        if (before != null) {
            again(key, before, after);
        }
        entries.put(key, after);
    }

    private void again(String key, ReceiptEntry before, ReceiptEntry after) {
        boolean sameAddress = Objects.equals(before.contact(), after.contact());
        if (before.sent() && sameAddress) {
            findings.violation(
                    Promise.P8,
                    "the receipt of %s was delivered, and was worked on again".formatted(key),
                    evidence(key, before),
                    evidence(key, after));
        }
        if (sameAddress && !before.messageId().equals(after.messageId())) {
            findings.violation(
                    Promise.P8,
                    "%s has two receipts to one address, of different Message-IDs".formatted(key),
                    evidence(key, before),
                    evidence(key, after));
        }
    }

    private void entry(String key, ReceiptEntry entry) {
        findings.checked(Promise.P8, "receipts " + entry.shown(), 1);
        SaleFacts sale = known.sale(key);
        if (sale == null) {
            // A newer entry may stand for a sale behind the cut.
            if (cut.before(Topics.RECEIPTS, entry.first())) {
                findings.violation(
                        Promise.P8, "a receipt of %s, which was never sold".formatted(key), evidence(key, entry));
            }
            return;
        }
        Entry paid = sale.paid();
        if (paid == null) {
            if (cut.before(Topics.RECEIPTS, entry.first())) {
                findings.violation(
                        Promise.P8, "a receipt of %s, which is sold and not paid".formatted(key), evidence(key, entry));
            }
        } else if (paid.command() != entry.cause()) {
            findings.violation(
                    Promise.P8,
                    "the receipt of %s is of another sale than the one there was".formatted(key),
                    fact(key, sale, paid),
                    evidence(key, entry));
        }
    }

    private void sale(String key, SaleFacts sale) {
        Entry paid = sale.paid();
        if (paid == null || entries.get(key) != null) {
            return;
        }
        if (patience.over(paid.atMs())) {
            findings.violation(
                    Promise.P8,
                    "%s was sold and paid, and no receipt was sent or parked for longer than %s"
                            .formatted(key, patience.limit()),
                    fact(key, sale, paid));
        } else {
            findings.open("sales without a receipt yet", fact(key, sale, paid));
        }
    }

    private Evidence fact(String key, SaleFacts sale, Entry paid) {
        return new Evidence(
                Topics.SEAT_EVENTS.name(),
                cut.partition(),
                paid.fact(),
                "%s %s".formatted(sale.attempt() == 0 ? "SeatsSold to" : "PaymentCaptured of", key));
    }

    private Evidence evidence(String key, ReceiptEntry entry) {
        return new Evidence(
                Topics.RECEIPTS.name(),
                cut.partition(),
                entry.offset(),
                "receipt of %s, %s".formatted(key, entry.shown()));
    }
}
