package io.holdfast.receipt.receipt;

/** What is known of where a receipt goes. */
public sealed interface ContactLookup {

    /** There. */
    record Known(String address) implements ContactLookup {}

    /** Nowhere: it was erased, or the view has not come that far. */
    record Absent() implements ContactLookup {}

    /** There is a record, and it can't be read. */
    record Unreadable() implements ContactLookup {}
}
