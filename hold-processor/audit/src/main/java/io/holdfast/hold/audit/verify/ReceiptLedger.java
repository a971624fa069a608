package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.facts.Entry;
import io.holdfast.hold.audit.facts.SaleFacts;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.receipt.Receipt;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * P8: every sale that is paid, or costs nothing, has one receipt, and every receipt such a sale; one that was delivered is not touched again,
 * but for another address.
 */
final class ReceiptLedger extends Ledger<Receipt, ReceiptEntry> {

    ReceiptLedger(Inputs inputs) {
        super(Topics.RECEIPTS, Promise.P8, inputs, 'm', ReceiptEntry.class);
    }

    @Override
    ReceiptEntry next(String key, @Nullable ReceiptEntry before, Receipt receipt, long offset) {
        var after = new ReceiptEntry(
                receipt.getStatus(),
                receipt.getContact(),
                receipt.getCause().getOffset(),
                before == null ? offset : before.first(),
                offset,
                receipt.getMessageId());
        if (before != null) {
            again(key, before, after);
        }
        return after;
    }

    @Override
    void compare() {
        entries.forEach(this::entry);
        known.sales(this::sale);
    }

    private void again(String key, ReceiptEntry before, ReceiptEntry after) {
        boolean sameAddress = Objects.equals(before.contact(), after.contact());
        if (before.sent() && sameAddress) {
            broken(
                    "the receipt of %s was delivered, and was worked on again".formatted(key),
                    evidence(key, before),
                    evidence(key, after));
        }
        if (sameAddress && !before.messageId().equals(after.messageId())) {
            broken(
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
                broken("a receipt of %s, which was never sold".formatted(key), evidence(key, entry));
            }
            return;
        }
        Entry paid = sale.paid();
        if (paid == null) {
            if (cut.before(Topics.RECEIPTS, entry.first())) {
                broken("a receipt of %s, which is sold and not paid".formatted(key), evidence(key, entry));
            }
        } else if (paid.command() != entry.cause()) {
            broken(
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
            broken(
                    "%s was sold and paid, and no receipt was sent or parked for longer than %s"
                            .formatted(key, patience.limit()),
                    fact(key, sale, paid));
        } else {
            findings.open("sales without a receipt yet", fact(key, sale, paid));
        }
    }

    private Evidence fact(String key, SaleFacts sale, Entry paid) {
        return fact(paid.fact(), "%s %s".formatted(sale.attempt() == 0 ? "SeatsSold to" : "PaymentCaptured of", key));
    }

    private Evidence evidence(String key, ReceiptEntry entry) {
        return inLedger(entry.offset(), "receipt of %s, %s".formatted(key, entry.shown()));
    }
}
