package io.holdfast.payment.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Payments and requests for tests. */
public final class Payments {

    public static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    public static final PaymentId ID = new PaymentId("ev-1", "r-1", 1);
    public static final String VISA = "pm_card_visa";

    public static final Amount PRICE = new Amount(9_000, "EUR");

    /** Another installation. */
    public static final String THEIRS = "theirs";

    private Payments() {}

    public static PaymentOrder request(Operation operation) {
        return request(ID, operation, VISA);
    }

    public static PaymentOrder request(PaymentId id, Operation operation, String method) {
        return new PaymentOrder(id, operation, new PaymentTerms(List.of("A-1-1", "A-1-2"), 9_000, "EUR", method), null);
    }

    public static Payment asked(Operation operation) {
        return Payment.begin(request(operation), NOW);
    }

    public static Payment asked(PaymentId id, String method) {
        return Payment.begin(request(id, Operation.AUTHORIZE, method), Instant.now());
    }

    public static Payment in(Operation wanted, PaymentStanding state, boolean inDoubt) {
        String reference = state == PaymentStanding.NEW ? null : "pi_1";
        return asked(wanted).with(new ProviderStatus(state, inDoubt, reference, null, null));
    }

    public static ProviderAnswer.Found found(Snapshot.Status status) {
        return new ProviderAnswer.Found(snapshot("pi_1", status, null));
    }

    public static Snapshot snapshot(String reference, Snapshot.Status status, @Nullable String code) {
        return new Snapshot(reference, Optional.of(ID), Optional.empty(), List.of(), status, code, PRICE, NOW);
    }

    /** A payment of another installation. */
    public static Snapshot foreign(String reference, Snapshot.Status status) {
        return foreign(reference, status, ID);
    }

    /** A payment of another installation. */
    public static Snapshot foreign(String reference, Snapshot.Status status, PaymentId id) {
        return new Snapshot(
                reference,
                Optional.empty(),
                Optional.of(new Snapshot.Foreign(THEIRS, id)),
                List.of("A-1-1", "A-1-2"),
                status,
                null,
                PRICE,
                NOW);
    }
}
