package io.holdfast.receipt.ledger;

import io.holdfast.receipt.receipt.ContactLookup;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.smallrye.mutiny.Uni;

/** Where receipts go. */
public interface Contacts {

    /** What is known of this receipt's address. */
    ContactLookup find(ReceiptKey key);

    /** Completes once everything has been read that was written before the call. */
    Uni<Void> caughtUp();
}
