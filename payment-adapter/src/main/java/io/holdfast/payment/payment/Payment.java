package io.holdfast.payment.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One payment attempt: what is wanted of it, and where it stands.
 *
 * @param settled whether what is wanted has its outcome, and the owner of the seats was told
 */
public record Payment(PaymentId id, Terms terms, Wish wish, Standing standing, boolean settled) {

    /** A payment that was never heard of before. */
    public static Payment begin(Request request, Instant now) {
        return new Payment(request.id(), request.terms(), wish(request, now), Standing.NEW, false);
    }

    /**
     * The payment once this was asked. What is asked again, or was overtaken by what is wanted by now, changes nothing: a void that was
     * requested is never followed by an authorization.
     */
    public Payment asked(Request request, Instant now) {
        if (!request.operation().follows(wish.wanted())) {
            return this;
        }
        return new Payment(id, terms, wish(request, now), standing, false);
    }

    /** The payment once the owner of the seats was told how it ended. */
    public Payment reported() {
        return new Payment(id, terms, wish, standing.doubted(false), true);
    }

    /** The payment whose outcome is left to be found out later: the provider was asked and may act yet. */
    public Payment parked() {
        return with(standing.doubted(true));
    }

    /** What the provider reserved, took or gave back; what was asked for as long as it has not said so. */
    public Money money() {
        Money seen = standing.money();
        return seen == null ? terms.money() : seen;
    }

    /** Whether the price was to be taken, and was not, or in another amount. */
    public boolean unpaid() {
        return (standing.state() == State.CAPTURE_FAILED && wish.wanted() == Operation.CAPTURE) || amountDiffers();
    }

    /** Whether the provider took another amount than was asked for. */
    public boolean amountDiffers() {
        return standing.state() == State.CAPTURED && !money().equals(terms.money());
    }

    /** The provider's id of it; null until it is known. */
    public @Nullable String reference() {
        return standing.reference();
    }

    Payment with(Standing other) {
        return new Payment(id, terms, wish, other, settled);
    }

    Payment triedInVain() {
        return new Payment(id, terms, wish.again(), standing.doubted(false), settled);
    }

    private static Wish wish(Request request, Instant now) {
        return new Wish(request.operation(), now, 0, request.traceParent());
    }
}
