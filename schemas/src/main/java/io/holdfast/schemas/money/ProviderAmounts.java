package io.holdfast.schemas.money;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Amounts in the units of the payment provider, which are ISO's minor units but for a few currencies. Source: Stripe's "Supported currencies"
 * (https://docs.stripe.com/currencies), sections "Zero-decimal currencies", "Three-decimal currencies", "Special cases" and "Minimum and
 * maximum charge amounts".
 */
public final class ProviderAmounts {

    /** Without a minor unit by ISO, and with two digits at Stripe, which must both be zero. */
    private static final Set<String> IN_HUNDREDTHS = Set.of("ISK", "UGX");

    /** With two digits by ISO, and without a minor unit at Stripe. */
    private static final Set<String> IN_WHOLES = Set.of("MGA");

    private static final long HUNDRED = 100;
    private static final int THREE_DIGITS = 3;

    /** The last digit of a currency with three must be zero. */
    private static final long TEN = 10;

    /** In the provider's units, for an account that is paid out in the same currency; others have one of their own that no list tells. */
    private static final Map<String, Long> LEAST = Map.ofEntries(
            Map.entry("AED", 200L),
            Map.entry("AUD", 50L),
            Map.entry("BRL", 50L),
            Map.entry("CAD", 50L),
            Map.entry("CHF", 50L),
            Map.entry("CZK", 1_500L),
            Map.entry("DKK", 250L),
            Map.entry("EUR", 50L),
            Map.entry("GBP", 30L),
            Map.entry("HKD", 400L),
            Map.entry("HUF", 17_500L),
            Map.entry("INR", 50L),
            Map.entry("JPY", 50L),
            Map.entry("MXN", 1_000L),
            Map.entry("MYR", 200L),
            Map.entry("NOK", 300L),
            Map.entry("NZD", 50L),
            Map.entry("PLN", 200L),
            Map.entry("RON", 200L),
            Map.entry("SEK", 300L),
            Map.entry("SGD", 50L),
            Map.entry("THB", 1_000L),
            Map.entry("USD", 50L));

    /** Eight digits. */
    private static final long MOST = 99_999_999;

    /** Currencies of many small units, for which Stripe takes more digits: up to twelve, which no price of ours reaches. */
    private static final Set<String> MORE_DIGITS = Set.of("COP", "HUF", "IDR", "INR", "JPY", "LBP");

    private ProviderAmounts() {}

    /** An amount in the provider's units; empty if it has none for it. */
    public static OptionalLong of(long minor, String currency) {
        if (IN_HUNDREDTHS.contains(currency)) {
            return OptionalLong.of(Math.multiplyExact(minor, HUNDRED));
        }
        if (IN_WHOLES.contains(currency)) {
            return minor % HUNDRED == 0 ? OptionalLong.of(minor / HUNDRED) : OptionalLong.empty();
        }
        boolean three = Currencies.digits(currency).orElse(0) == THREE_DIGITS;
        return three && minor % TEN != 0 ? OptionalLong.empty() : OptionalLong.of(minor);
    }

    /**
     * An amount of the provider's in ISO's minor units. What has no equal there is rounded towards zero, and so differs from what was asked
     * for, which always has one.
     */
    public static long minor(long amount, String currency) {
        if (IN_HUNDREDTHS.contains(currency)) {
            return amount / HUNDRED;
        }
        return IN_WHOLES.contains(currency) ? Math.multiplyExact(amount, HUNDRED) : amount;
    }

    /** Why the provider could never charge this price, in words that follow "must"; empty if it can, or if nothing is to be paid. */
    public static Optional<String> uncharged(long minor, String currency) {
        if (minor == 0) {
            return Optional.empty();
        }
        OptionalLong amount = of(minor, currency);
        if (amount.isEmpty()) {
            long step = IN_WHOLES.contains(currency) ? HUNDRED : TEN;
            return Optional.of(
                    "be a multiple of %d in %s: the payment provider has no smaller unit".formatted(step, currency));
        }
        long least = LEAST.getOrDefault(currency, 1L);
        if (amount.getAsLong() < least) {
            return Optional.of("be 0 or at least %d in %s: the payment provider charges no less"
                    .formatted(minor(least, currency), currency));
        }
        return amount.getAsLong() > MOST && !MORE_DIGITS.contains(currency)
                ? Optional.of("be at most %d in %s: the payment provider charges no more"
                        .formatted(minor(MOST, currency), currency))
                : Optional.empty();
    }
}
