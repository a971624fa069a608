package io.holdfast.receipt.receipt;

import java.util.Optional;

/** What is known of where a receipt goes. */
public sealed interface ContactLookup {

    /** The address that took the place of the checkout's; empty if there is none. */
    default Optional<Destination> replacement() {
        return this instanceof Known known && known.destination().replacedAt().isPresent()
                ? Optional.of(known.destination())
                : Optional.empty();
    }

    /** There. */
    record Known(String address, Destination destination) implements ContactLookup {

        /** Without the address. */
        @Override
        public String toString() {
            return destination.toString();
        }
    }

    /** Nowhere: it was erased, or the view has not come that far. */
    record Absent() implements ContactLookup {}

    /** There is a record, and it can't be read. */
    record Unreadable() implements ContactLookup {}
}
