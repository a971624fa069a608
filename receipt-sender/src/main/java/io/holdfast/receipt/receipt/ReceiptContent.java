package io.holdfast.receipt.receipt;

import java.util.List;

/**
 * What a receipt says.
 *
 * @param event what the public calls the event
 * @param reservation id of the reservation
 * @param seats the seats
 * @param price with its currency
 * @param reference of the ticket
 */
public record ReceiptContent(String event, String reservation, List<String> seats, String price, String reference) {

    /** The receipt of a sale. */
    public static ReceiptContent of(Sale sale) {
        return new ReceiptContent(
                oneLine(sale.eventName()),
                sale.key().reservation(),
                sale.seats(),
                AmountText.format(sale.amountMinor(), sale.currency()),
                TicketReference.of(sale.key()));
    }

    /** Subject of the mail. */
    public String subject() {
        return "Your tickets for " + event;
    }

    /** A line break within would end the header that the name stands in. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
