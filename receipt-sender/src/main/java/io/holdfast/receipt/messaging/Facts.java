package io.holdfast.receipt.messaging;

import io.holdfast.receipt.receipt.Cause;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The log of facts, to be looked into. */
interface Facts {

    /** The sale of this reservation by this command; empty where the log has none. Fails where the log can't be read. */
    Uni<Optional<SoldFact>> find(ReceiptKey key, Cause cause);
}
