package io.holdfast.hold.audit.verify;

import io.holdfast.schemas.receipt.ReceiptStatus;
import org.jspecify.annotations.Nullable;

/**
 * A receipt in receipt-sender's ledger: its newest entry.
 *
 * @param contact fingerprint of the address that it is about; null if it is about none
 * @param cause offset of the command that sold, as the entry says
 * @param first offset of the oldest entry that compaction has left
 * @param offset of the newest
 */
record ReceiptEntry(
        ReceiptStatus status, @Nullable String contact, long cause, long first, long offset, String messageId) {

    boolean sent() {
        return status == ReceiptStatus.SENT;
    }

    String shown() {
        return switch (status) {
            case SENT -> "sent";
            case PARKED -> "parked";
            case NONE -> "without an address";
            case PENDING -> "pending";
            case OTHER -> "in a state of a later version";
        };
    }
}
