package io.holdfast.standin.payment;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe refuses of amounts (https://docs.stripe.com/currencies), in its own units. Written apart from what payment-adapter converts with,
 * so that the one is checked by the other.
 */
final class Amounts {

    private static final Set<String> TWO_ZEROS = Set.of("isk", "ugx");
    private static final Set<String> ONE_ZERO = Set.of("bhd", "jod", "kwd", "omr", "tnd");
    private static final Set<String> LONG = Set.of("cop", "huf", "idr", "inr", "jpy", "lbp");
    private static final long EIGHT_DIGITS = 99_999_999;
    private static final long TWELVE_DIGITS = 999_999_999_999L;

    /** Some of those that are listed, of each size one. */
    private static final Map<String, Long> LEAST = Map.of(
            "eur", 50L, "usd", 50L, "gbp", 30L, "chf", 50L, "jpy", 50L, "dkk", 250L, "sek", 300L, "huf", 17_500L, "czk",
            1_500L);

    private Amounts() {}

    /** What is wrong with an amount; null if nothing is. */
    static @Nullable String amiss(long amount, String currency) {
        String code = currency.toLowerCase(Locale.ROOT);
        if (TWO_ZEROS.contains(code) && amount % 100 != 0) {
            return "Invalid %s: amounts must be evenly divisible by 100".formatted(code);
        }
        if (ONE_ZERO.contains(code) && amount % 10 != 0) {
            return "Invalid %s: the last digit must be 0".formatted(code);
        }
        if (amount < LEAST.getOrDefault(code, 1L)) {
            return "Amount must convert to at least %d %s".formatted(LEAST.getOrDefault(code, 1L), code);
        }
        return amount > (LONG.contains(code) ? TWELVE_DIGITS : EIGHT_DIGITS) ? "Amount has too many digits" : null;
    }
}
