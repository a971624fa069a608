package io.holdfast.payment.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One payment attempt: what is wanted of it, and where it stands.
 *
 * @param settled whether what is wanted has its outcome, and the owner of the seats was told
 */
public record Payment(PaymentId id, PaymentTerms terms, Goal goal, ProviderStatus status, boolean settled) {

    /** A payment that was never heard of before. */
    public static Payment begin(PaymentOrder request, Instant now) {
        return new Payment(request.id(), request.terms(), goal(request, now), ProviderStatus.NEW, false);
    }

    /**
     * The payment once this was asked. What is asked again, or was overtaken by what is wanted by now, changes nothing: a void that was
     * requested is never followed by an authorization.
     */
    public Payment asked(PaymentOrder request, Instant now) {
        if (!request.operation().follows(goal.wanted())) {
            return this;
        }
        return new Payment(id, terms, goal(request, now), status, false);
    }

    /** The payment once the owner of the seats was told how it ended. */
    public Payment reported() {
        return new Payment(id, terms, goal, status.doubted(false), true);
    }

    /** The payment whose outcome is left to be found out later: the provider was asked and may act yet. */
    public Payment parked() {
        return with(status.doubted(true));
    }

    /** What the provider reserved, took or gave back; what was asked for as long as it has not said so. */
    public Amount money() {
        Amount seen = status.money();
        return seen == null ? terms.money() : seen;
    }

    /** Whether the price was to be taken, and was not, or in another amount. */
    public boolean unpaid() {
        return (status.state() == PaymentStanding.CAPTURE_FAILED && goal.wanted() == Operation.CAPTURE)
                || amountDiffers();
    }

    /** Whether the provider took another amount than was asked for. */
    public boolean amountDiffers() {
        return status.state() == PaymentStanding.CAPTURED && !money().equals(terms.money());
    }

    /** The provider's id of it; null until it is known. */
    public @Nullable String reference() {
        return status.reference();
    }

    Payment with(ProviderStatus other) {
        return new Payment(id, terms, goal, other, settled);
    }

    Payment triedInVain() {
        return new Payment(id, terms, goal.again(), status.doubted(false), settled);
    }

    private static Goal goal(PaymentOrder request, Instant now) {
        return new Goal(request.operation(), now, 0, request.traceParent());
    }
}
