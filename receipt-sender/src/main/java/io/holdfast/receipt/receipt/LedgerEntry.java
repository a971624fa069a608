package io.holdfast.receipt.receipt;

import java.time.Instant;
import java.util.Optional;

/** Where a receipt stands in the ledger. No entry: it is still to be sent, or on its way for the first time. */
public sealed interface LedgerEntry {

    /** How often the mail server was asked. */
    int tries();

    /** When it came to this. */
    Instant at();

    /** Where its sale is found again. */
    DueCause cause();

    /** The address that this is about; empty if there was none. */
    Optional<Destination> to();

    /**
     * Whether nothing more is to be done by itself. An address that took the place of another is sent a receipt of its own, and one that is
     * parked is tried again even if the address is the same as before: a customer has just confirmed it.
     *
     * @param contact what is known of the address now
     */
    default boolean isSettled(ContactLookup contact) {
        Optional<Destination> replacement = contact.replacement();
        return switch (this) {
            case Sent _ -> replacement.filter(this::isOther).isEmpty();
            case Parked _ -> replacement.filter(this::isReplacement).isEmpty();
            case None _ -> replacement.isEmpty();
            case Pending _ -> false;
        };
    }

    private boolean isOther(Destination given) {
        return to().map(before -> before.isOtherThan(given)).orElse(true);
    }

    private boolean isReplacement(Destination given) {
        return to().map(before -> before.isReplacedBy(given)).orElse(true);
    }

    /** The mail server accepted it: nothing more is ever sent to this address by itself. */
    record Sent(int tries, Instant at, DueCause cause, Optional<Destination> to) implements LedgerEntry {}

    /**
     * It was given up, for a person to see.
     *
     * @param reason why; holds no address
     */
    record Parked(int tries, Instant at, String reason, DueCause cause, Optional<Destination> to)
            implements LedgerEntry {}

    /**
     * There is nobody to send it to.
     *
     * @param reason why; holds no address
     */
    record None(int tries, Instant at, String reason, DueCause cause) implements LedgerEntry {

        @Override
        public Optional<Destination> to() {
            return Optional.empty();
        }
    }

    /** It is on its way although it was sent, parked or not to be sent before: to an address that replaced another, or as a person asked. */
    record Pending(Instant at, DueCause cause, Optional<Destination> to) implements LedgerEntry {

        @Override
        public int tries() {
            return 0;
        }
    }
}
