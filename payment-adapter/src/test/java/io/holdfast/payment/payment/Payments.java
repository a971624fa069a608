package io.holdfast.payment.payment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Payments for tests. */
public final class Payments {

    public static final Instant NOW = Instant.parse("2026-11-22T19:30:00Z");

    private Payments() {}

    public static Request request(Operation operation, String reservation, String paymentMethod) {
        return new Request(
                new PaymentId("ev-42", reservation, 1),
                operation,
                new Terms(List.of("A-1-12", "A-1-13"), 9_000, "EUR", paymentMethod),
                null);
    }

    public static Payment begun(Operation operation, String reservation, String paymentMethod) {
        return Payment.begin(request(operation, reservation, paymentMethod), NOW);
    }

    static Payment standing(Operation wanted, State state, boolean inDoubt, @Nullable String reference) {
        return begun(wanted, "cart-91", "pm_card_visa").with(new Standing(state, inDoubt, reference, null));
    }
}
