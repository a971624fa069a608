package io.holdfast.receipt.receipt;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/** Amounts as people read them. */
final class Money {

    private Money() {}

    /**
     * The amount with the fraction digits of its currency: {@code 90.00 EUR}, {@code 9000 JPY}. The code stands behind, and the point and no
     * grouping within, since the reader's language is not known. An unknown currency has unknown digits, and says so.
     */
    static String format(long amountMinor, String currency) {
        return digits(currency)
                .map(digits -> BigDecimal.valueOf(amountMinor, digits).toPlainString() + ' ' + currency)
                .orElseGet(() -> "%d %s (in its smallest unit)".formatted(amountMinor, currency));
    }

    private static Optional<Integer> digits(String currency) {
        try {
            // -1 stands for "not applicable", as with gold.
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            return digits < 0 ? Optional.empty() : Optional.of(digits);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
