package io.holdfast.schemas.limits;

import java.util.Optional;
import java.util.regex.Pattern;

/** What can be paid with, and how long a payment may take. */
public final class PaymentLimits {

    /** Longest wait for a payment provider's answer. */
    public static final int MAX_WINDOW_SECONDS = 900;

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    /** ISO/IEC 7812 allows 8 to 19 digits; cards that people pay with have 12 and more. */
    private static final Pattern CARD = Pattern.compile("[0-9](?:[ _-]*[0-9]){11,18}");

    // No value in these texts: a card number must not come back in an answer, nor stand in a log.
    private static final Optional<String> NO_TOKEN = Optional.of("must match " + TOKEN);
    private static final Optional<String> A_CARD =
            Optional.of("must be the payment provider's token for the card, and never the card's number");

    /** A fingerprint of an address is shorter. */
    private static final int MAX_CONTACT_LENGTH = 64;

    private PaymentLimits() {}

    /** What the number of a payment attempt must be; empty if it is so. */
    public static Optional<String> attemptProblem(long attempt) {
        if (attempt < 1) {
            return Optional.of("must be at least 1");
        }
        return attempt <= Integer.MAX_VALUE ? Optional.empty() : Optional.of("must be at most " + Integer.MAX_VALUE);
    }

    /** What the fingerprint of an address must be; empty if the text is one. */
    public static Optional<String> contactProblem(String fingerprint) {
        return !fingerprint.isEmpty() && fingerprint.length() <= MAX_CONTACT_LENGTH
                ? Optional.empty()
                : Optional.of("must have 1 to %d characters".formatted(MAX_CONTACT_LENGTH));
    }

    /** What a payment method must be; empty if the text is one. A card number is none: what is sent stays on the log for ever. */
    public static Optional<String> methodProblem(String paymentMethod) {
        if (isCardNumber(paymentMethod.strip())) {
            return A_CARD;
        }
        return TOKEN.matcher(paymentMethod).matches() ? Optional.empty() : NO_TOKEN;
    }

    private static boolean isCardNumber(String text) {
        return CARD.matcher(text).matches() && passesLuhn(text);
    }

    /** The check digit of ISO/IEC 7812-1, annex B: from the right every other digit counts twice. */
    private static boolean passesLuhn(String text) {
        int sum = 0;
        boolean twice = false;
        for (int i = text.length() - 1; i >= 0; i--) {
            int digit = Character.digit(text.charAt(i), 10);
            if (digit >= 0) {
                int counted = twice ? digit * 2 : digit;
                sum += counted > 9 ? counted - 9 : counted;
                twice = !twice;
            }
        }
        return sum % 10 == 0;
    }
}
