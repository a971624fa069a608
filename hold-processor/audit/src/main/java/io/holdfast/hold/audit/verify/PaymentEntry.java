package io.holdfast.hold.audit.verify;

import io.holdfast.schemas.payment.PaymentState;

/**
 * A payment attempt in payment-adapter's ledger: its newest entry.
 *
 * @param first offset of the oldest entry that compaction has left
 * @param offset of the newest
 */
record PaymentEntry(PaymentState state, boolean settled, long amountMinor, long first, long offset, String currency) {

    /** Whether the provider has money of the customer by it. */
    boolean money() {
        return state == PaymentState.AUTHORIZED || state == PaymentState.CAPTURED;
    }
}
