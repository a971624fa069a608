package io.holdfast.receipt.ledger;

import io.holdfast.receipt.receipt.ContactLookup;
import io.holdfast.receipt.receipt.ReceiptKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Where receipts go. */
public interface Contacts {

    /**
     * What is known of this receipt's address: one that replaced another, or else the one that the checkout named.
     *
     * @param fingerprint of the latter; empty if the checkout named none
     */
    ContactLookup find(ReceiptKey key, Optional<String> fingerprint);

    /** The receipts whose address was replaced, and not erased since. */
    List<ReceiptKey> replaced();

    /** From now on this hears of each receipt whose address is replaced or erased, after it can be found here. Must not block. */
    void onChange(Consumer<ReceiptKey> changed);

    /** Completes once everything has been read that was written before the call. */
    CompletableFuture<Void> caughtUp();
}
