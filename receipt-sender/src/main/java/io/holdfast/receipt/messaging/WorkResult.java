package io.holdfast.receipt.messaging;

/** How the work on a receipt ended. */
enum WorkResult {
    /** The ledger has it: sent, or parked. */
    SETTLED,
    /** The ledger had it already. */
    SETTLED_BEFORE,
    /** Its partition was taken away; its next owner sees it through. */
    ABANDONED
}
