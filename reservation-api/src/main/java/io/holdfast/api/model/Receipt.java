package io.holdfast.api.model;

import java.util.Optional;

/**
 * The receipt of a sale, as receipt-sender's ledger says.
 *
 * @param contact fingerprint of the address that this is about; empty if there was none
 */
public record Receipt(Status status, Optional<String> contact) {

    /** Where a receipt stands. */
    public enum Status {
        /** It is to be sent, or on its way, as far as is known. */
        PENDING,
        /** The mail server accepted it. */
        SENT,
        /** It was given up, and a person sees to it. */
        PARKED,
        /** Nothing is sent as things are: there is no address, or the sale is not paid. */
        NONE
    }

    /** Whether it was sent to this address. */
    boolean isSentTo(String fingerprint) {
        return status == Status.SENT && contact.equals(Optional.of(fingerprint));
    }
}
