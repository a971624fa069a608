package io.holdfast.receipt.receipt;

import java.time.Instant;

/** Where a receipt stands in the ledger. No entry: it is still to be sent, or on its way. */
public sealed interface Entry {

    /** How often the mail server was asked. */
    int tries();

    /** When it came to this. */
    Instant at();

    /** The mail server accepted it: nothing more is ever sent by itself. */
    record Sent(int tries, Instant at) implements Entry {}

    /**
     * It was given up, for a person to see.
     *
     * @param reason why; holds no address
     * @param cause where its sale is found again
     */
    record Parked(int tries, Instant at, String reason, Cause cause) implements Entry {}
}
