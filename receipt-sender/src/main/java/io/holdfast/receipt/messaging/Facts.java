package io.holdfast.receipt.messaging;

import io.holdfast.receipt.receipt.DueCause;
import io.holdfast.receipt.receipt.ReceiptKey;
import java.util.Optional;

/** The log of facts, to be looked into. */
interface Facts {

    /** The sale of this reservation by this command; empty if the log has none. Throws a Kafka exception if the log can't be read. */
    Optional<SoldFact> find(ReceiptKey key, DueCause cause);
}
