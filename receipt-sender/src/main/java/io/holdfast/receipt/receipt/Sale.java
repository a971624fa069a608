package io.holdfast.receipt.receipt;

import java.util.List;

/**
 * What was sold.
 *
 * @param key whose receipt this is
 * @param eventName what the public calls the event
 * @param seats the seats, as section-row-number
 * @param amountMinor what was paid, in minor units of the currency
 * @param currency ISO 4217 code
 */
public record Sale(ReceiptKey key, String eventName, List<String> seats, long amountMinor, String currency) {

    /** Takes a copy of the seats. */
    public Sale {
        seats = List.copyOf(seats);
    }
}
