package io.holdfast.receipt.ledger;

import io.holdfast.receipt.receipt.LedgerEntry;
import io.holdfast.receipt.receipt.Parked;
import io.holdfast.receipt.receipt.ReceiptKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What became of the receipts. Every instance knows all of them. */
public interface Ledger {

    /** What is known of this receipt. Without an entry it is still to be sent, as far as has been read. */
    Optional<LedgerEntry> find(ReceiptKey key);

    /** The parked receipts, the oldest first. */
    List<Parked> parked();

    /** The receipts that are on their way once more. */
    List<ReceiptKey> pending();

    /**
     * Completes once everything of a partition has been read that was written before the call, and nothing in it is illegible: what nobody can
     * read may say that a mail was sent.
     */
    CompletableFuture<Void> caughtUp(int partition);

    /** How many receipts have an entry that nobody can read; their partitions are not taken over. */
    int illegible();

    /**
     * Writes an entry, and returns once every in-sync replica has it.
     *
     * @param traceParent of the sale's record, passed on
     * @throws io.holdfast.shell.WriteException if that is in doubt
     */
    void write(ReceiptKey key, LedgerEntry entry, @Nullable String traceParent);
}
