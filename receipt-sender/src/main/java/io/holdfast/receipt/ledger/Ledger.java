package io.holdfast.receipt.ledger;

import io.holdfast.receipt.receipt.Entry;
import io.holdfast.receipt.receipt.Parked;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of the receipts. Every instance knows all of them. */
public interface Ledger {

    /** What is known of this receipt. Without an entry it is still to be sent, as far as has been read. */
    Optional<Entry> find(ReceiptKey key);

    /** The parked receipts, the oldest first. */
    List<Parked> parked();

    /** The receipts that are on their way once more. */
    List<ReceiptKey> pending();

    /** Completes once everything has been read that was written before the call. */
    Uni<Void> caughtUp();

    /**
     * Writes an entry.
     *
     * @param traceParent of the sale's record, passed on
     * @return completes once every in-sync replica has it; fails where that is in doubt
     */
    Uni<Void> write(ReceiptKey key, Entry entry, @Nullable String traceParent);
}
