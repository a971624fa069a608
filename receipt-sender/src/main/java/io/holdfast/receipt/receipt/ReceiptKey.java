package io.holdfast.receipt.receipt;

import java.util.Optional;

/**
 * What a receipt is for: one reservation gets one receipt, however often its sale is read.
 *
 * @param event id of the event
 * @param reservation id of the reservation within it
 */
public record ReceiptKey(String event, String reservation) {

    private static final char SEPARATOR = '/';

    /** The receipt of a record key; empty if the key is not that of a reservation. */
    public static Optional<ReceiptKey> parse(String key) {
        int first = key.indexOf(SEPARATOR);
        return first < 0 || first != key.lastIndexOf(SEPARATOR)
                ? Optional.empty()
                : Optional.of(new ReceiptKey(key.substring(0, first), key.substring(first + 1)));
    }

    /** The form of record keys: {@code event/reservation}. */
    @Override
    public String toString() {
        return event + SEPARATOR + reservation;
    }
}
