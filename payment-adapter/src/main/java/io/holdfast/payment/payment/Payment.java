package io.holdfast.payment.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One payment attempt: what is wanted of it, and where it stands.
 *
 * @param settled whether what is wanted has its outcome, and the owner of the seats was told; true of what was imported, since
 *     nothing is wanted of it yet
 * @param origin where it was begun
 */
public record Payment(
        PaymentId id, PaymentTerms terms, Goal goal, ProviderStatus status, boolean settled, PaymentOrigin origin) {

    /** A payment that was never heard of before. */
    public static Payment begin(PaymentOrder request, Instant now) {
        return new Payment(
                request.id(), request.terms(), goal(request, now), ProviderStatus.NEW, false, PaymentOrigin.HERE);
    }

    /**
     * A payment of another installation, which is gone: from now on it is ours, and nothing is done with it before somebody asks.
     *
     * @param id whose payment it is
     */
    static Payment imported(PaymentId id, String installation, Snapshot snapshot) {
        Amount money = snapshot.money();
        return new Payment(
                id,
                new PaymentTerms(snapshot.seats(), money.minor(), money.currency(), null),
                new Goal(Operation.AUTHORIZE, snapshot.created(), 0, null),
                ProviderStatus.imported(snapshot),
                true,
                PaymentOrigin.imported(installation));
    }

    /**
     * The payment once this was asked. What is asked again, or was overtaken by what is wanted by now, changes nothing: a void that was
     * requested is never followed by an authorization.
     *
     * <p>The first request for an imported payment says what it is for, and begins with a look at the provider: since the import it may have
     * moved on.
     */
    public Payment asked(PaymentOrder request, Instant now) {
        if (!origin.ordered()) {
            return new Payment(
                    id, request.terms(), goal(request, now), status.toBeLookedAt(), false, origin.requested());
        }
        if (!request.operation().follows(goal.wanted())) {
            return this;
        }
        return new Payment(id, terms, goal(request, now), status, false, origin);
    }

    /** The payment once the owner of the seats was told how it ended. */
    public Payment reported() {
        return new Payment(id, terms, goal, status.doubted(false), true, origin);
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
        return new Payment(id, terms, goal, other, settled, origin);
    }

    Payment triedInVain() {
        return new Payment(id, terms, goal.again(), status.doubted(false), settled, origin);
    }

    private static Goal goal(PaymentOrder request, Instant now) {
        return new Goal(request.operation(), now, 0, request.traceParent());
    }
}
