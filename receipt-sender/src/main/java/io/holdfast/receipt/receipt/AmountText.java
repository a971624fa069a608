package io.holdfast.receipt.receipt;

import io.holdfast.schemas.money.Currencies;
import java.math.BigDecimal;
import java.util.OptionalInt;

/** Amounts as people read them. */
final class AmountText {

    private AmountText() {}

    /**
     * The amount with the fraction digits of its currency: {@code 90.00 EUR}, {@code 9000 JPY}. The code stands behind, and the point and no
     * grouping within, since the reader's language is not known. An unknown currency has unknown digits, and says so.
     */
    static String format(long amountMinor, String currency) {
        OptionalInt digits = Currencies.digits(currency);
        return digits.isPresent()
                ? BigDecimal.valueOf(amountMinor, digits.getAsInt()).toPlainString() + ' ' + currency
                : "%d %s (in its smallest unit)".formatted(amountMinor, currency);
    }
}
