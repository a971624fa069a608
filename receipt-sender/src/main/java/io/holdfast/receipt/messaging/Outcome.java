package io.holdfast.receipt.messaging;

/** How the work on a receipt ended. */
enum Outcome {
    /** The ledger has it: sent, or parked. */
    SETTLED,
    /** Its partition was taken away; whoever has it now sees it through. */
    ABANDONED
}
