package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.state.Format;
import io.holdfast.hold.audit.state.Formats;
import io.holdfast.schemas.receipt.ReceiptStatus;
import java.util.Optional;

/**
 * A receipt in receipt-sender's ledger: its newest entry.
 *
 * @param status as it says
 * @param contact fingerprint of the address that it is about
 * @param cause offset of the command that sold, as the entry says
 * @param first offset of the oldest entry that compaction has left
 * @param offset of the newest
 */
record ReceiptEntry(
        ReceiptStatus status, Optional<String> contact, long cause, long first, long offset, String messageId) {

    private static final String NONE = "";

    static final Format<ReceiptEntry> FORMAT = Formats.of(
            (entry, out) -> {
                out.writeUTF(entry.status.name());
                out.writeUTF(entry.contact.orElse(NONE));
                out.writeLong(entry.cause);
                out.writeLong(entry.first);
                out.writeLong(entry.offset);
                out.writeUTF(entry.messageId);
            },
            in -> new ReceiptEntry(
                    ReceiptStatus.valueOf(in.readUTF()),
                    Optional.of(in.readUTF()).filter(contact -> !contact.equals(NONE)),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readUTF()));

    boolean sent() {
        return status == ReceiptStatus.SENT;
    }

    /** As people say it. */
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
