package io.holdfast.payment.payment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is paid for, and how.
 *
 * @param seats the seats, in ascending order; empty if their owner no longer knows the reservation
 * @param amountMinor in minor units of the currency
 * @param currency ISO 4217 code
 * @param paymentMethod the provider's token for the card or account
 */
public record PaymentTerms(
        List<String> seats,
        long amountMinor,
        String currency,
        @Nullable String paymentMethod) {

    /** What is to be paid. */
    public Amount money() {
        return new Amount(amountMinor, currency);
    }

    /** Keeps a copy of the seats. */
    public PaymentTerms {
        seats = List.copyOf(seats);
    }
}
