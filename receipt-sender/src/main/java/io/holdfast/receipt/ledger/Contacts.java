package io.holdfast.receipt.ledger;

import io.holdfast.receipt.receipt.ContactLookup;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Where receipts go. */
public interface Contacts {

    /**
     * What is known of this receipt's address: one that replaced another, or else the one that the checkout named.
     *
     * @param fingerprint of the latter; empty where the checkout named none
     */
    ContactLookup find(ReceiptKey key, Optional<String> fingerprint);

    /** Completes once everything has been read that was written before the call. */
    Uni<Void> caughtUp();
}
