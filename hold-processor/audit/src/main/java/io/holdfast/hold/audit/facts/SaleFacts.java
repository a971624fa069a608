package io.holdfast.hold.audit.facts;

import org.jspecify.annotations.Nullable;

/**
 * A sale.
 *
 * @param attempt the latest payment attempt whose money was to be taken for it; 0 where nothing was to be paid
 * @param paid the fact from which on nothing is owed, and a receipt is due: the capture, or the sale itself where nothing was to be paid;
 *     null while it is not paid
 */
public record SaleFacts(
        int attempt,
        long amountMinor,
        String currency,
        @Nullable Entry paid) {

    SaleFacts paidBy(int other) {
        return new SaleFacts(other, amountMinor, currency, paid);
    }

    SaleFacts paid(Entry at) {
        return new SaleFacts(attempt, amountMinor, currency, at);
    }
}
