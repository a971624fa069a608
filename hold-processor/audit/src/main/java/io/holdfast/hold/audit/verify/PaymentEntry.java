package io.holdfast.hold.audit.verify;

import io.holdfast.schemas.payment.PaymentState;

/**
 * A payment attempt in payment-adapter's ledger: its newest entry.
 *
 * @param ordered whether anything was requested here; false of a payment that was imported from a lost region and left alone
 * @param first offset of the oldest entry that compaction has left
 * @param offset of the newest
 */
record PaymentEntry(
        PaymentState state,
        boolean settled,
        long amountMinor,
        boolean ordered,
        long first,
        long offset,
        String currency) {

    /** Whether the provider has money of the customer by it. */
    boolean money() {
        return state == PaymentState.AUTHORIZED || state == PaymentState.CAPTURED;
    }
}
