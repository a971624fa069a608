package io.holdfast.receipt.receipt;

/** A receipt that a person has to see to. */
public record Parked(ReceiptKey key, LedgerEntry.Parked entry) {}
