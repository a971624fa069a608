package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.state.Format;
import io.holdfast.hold.audit.state.Formats;

/**
 * A receipt in receipt-sender's ledger: its newest entry.
 *
 * @param cause offset of the command that sold, as the entry says
 * @param first offset of the oldest entry that compaction has left
 * @param offset of the newest
 */
record ReceiptEntry(boolean sent, long cause, long first, long offset, String messageId) {

    static final Format<ReceiptEntry> FORMAT = Formats.of(
            (entry, out) -> {
                out.writeBoolean(entry.sent);
                out.writeLong(entry.cause);
                out.writeLong(entry.first);
                out.writeLong(entry.offset);
                out.writeUTF(entry.messageId);
            },
            in -> new ReceiptEntry(in.readBoolean(), in.readLong(), in.readLong(), in.readLong(), in.readUTF()));
}
