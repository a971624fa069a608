package io.holdfast.standin.payment;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stripe's test payment methods that are known here, and what becomes of a confirmation with them. */
enum Card {
    /** Authorizes. */
    VISA("pm_card_visa", null),
    /** Is declined without a particular reason. */
    DECLINED("pm_card_visa_chargeDeclined", "generic_decline"),
    /** Is declined for want of money. */
    INSUFFICIENT_FUNDS("pm_card_visa_chargeDeclinedInsufficientFunds", "insufficient_funds");

    private final String token;
    private final Optional<String> declineCode;

    Card(String token, @Nullable String declineCode) {
        this.token = token;
        this.declineCode = Optional.ofNullable(declineCode);
    }

    /** Stripe's word for why it declines; empty if it authorizes. */
    Optional<String> declineCode() {
        return declineCode;
    }

    static Optional<Card> of(String token) {
        return Arrays.stream(values()).filter(card -> card.token.equals(token)).findFirst();
    }
}
