package io.holdfast.receipt.receipt;

/**
 * What a receipt is for: one reservation gets one receipt, however often its sale is read.
 *
 * @param event id of the event
 * @param reservation id of the reservation within it
 */
public record ReceiptKey(String event, String reservation) {

    /** The form of record keys: {@code event/reservation}. */
    @Override
    public String toString() {
        return event + '/' + reservation;
    }
}
