package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.state.Format;
import io.holdfast.hold.audit.state.Formats;
import io.holdfast.schemas.payment.PaymentState;

/**
 * A payment attempt in payment-adapter's ledger: its newest entry.
 *
 * @param first offset of the oldest entry that compaction has left
 * @param offset of the newest
 */
record PaymentEntry(PaymentState state, boolean settled, long amountMinor, long first, long offset, String currency) {

    static final Format<PaymentEntry> FORMAT = Formats.of(
            (entry, out) -> {
                out.writeUTF(entry.state.name());
                out.writeBoolean(entry.settled);
                out.writeLong(entry.amountMinor);
                out.writeLong(entry.first);
                out.writeLong(entry.offset);
                out.writeUTF(entry.currency);
            },
            in -> new PaymentEntry(
                    PaymentState.valueOf(in.readUTF()),
                    in.readBoolean(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readUTF()));

    /** Whether the provider has money of the customer by it. */
    boolean money() {
        return state == PaymentState.AUTHORIZED || state == PaymentState.CAPTURED;
    }
}
