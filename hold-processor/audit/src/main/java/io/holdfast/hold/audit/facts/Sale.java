package io.holdfast.hold.audit.facts;

import org.jspecify.annotations.Nullable;

/**
 * A sale.
 *
 * @param attempt the latest payment attempt whose money was to be taken for it; 0 where nothing was to be paid
 * @param paid the fact from which on nothing is owed, and a receipt is due: the capture, or the sale itself where nothing was to be paid;
 *     null while it is not paid
 */
public record Sale(
        int attempt,
        long amountMinor,
        String currency,
        @Nullable Entry paid) {

    Sale paidBy(int other) {
        return new Sale(other, amountMinor, currency, paid);
    }

    Sale paid(Entry at) {
        return new Sale(attempt, amountMinor, currency, at);
    }
}
