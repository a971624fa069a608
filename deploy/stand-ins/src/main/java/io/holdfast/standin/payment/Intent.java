package io.holdfast.standin.payment;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A PaymentIntent and what may become of it: a pure state machine. Ids and times come in as data.
 *
 * @param amount in minor units
 * @param declineCode why the last confirmation was declined; null if none was
 * @param charge the latest charge: of the authorization, or of the declined try
 * @param captured how much was taken, in minor units
 * @param refunded how much of it was given back, in minor units
 * @param created in epoch seconds
 */
record Intent(
        String id,
        long amount,
        String currency,
        @Nullable String paymentMethod,
        Map<String, String> metadata,
        Status status,
        @Nullable String declineCode,
        @Nullable String charge,
        long captured,
        long refunded,
        long created) {

    static final String DECLINED_MESSAGE = "Your card was declined.";

    /** What became of an operation. */
    sealed interface Result {

        /** It was carried out. */
        record Done(Intent intent) implements Result {}

        /** It was carried out, and its result is an error: a declined card. */
        record Failed(Intent intent, StripeError refusal) implements Result {}

        /** Nothing changed. */
        record Refused(StripeError refusal) implements Result {}
    }

    static Intent created(
            String id,
            long amount,
            String currency,
            @Nullable String paymentMethod,
            Map<String, String> metadata,
            long at) {
        Status status = paymentMethod == null ? Status.REQUIRES_PAYMENT_METHOD : Status.REQUIRES_CONFIRMATION;
        return new Intent(id, amount, currency, paymentMethod, metadata, status, null, null, 0, 0, at);
    }

    /** Reserves the money, unless the card says no. */
    Result confirm(@Nullable String otherMethod, String newCharge) {
        String method = otherMethod == null ? paymentMethod : otherMethod;
        boolean open = status == Status.REQUIRES_CONFIRMATION || status == Status.REQUIRES_PAYMENT_METHOD;
        if (!open || method == null) {
            return new Result.Refused(StripeError.state(this, "confirm"));
        }
        var card = Card.of(method);
        if (card.isEmpty()) {
            return new Result.Refused(StripeError.noSuchMethod(method));
        }
        var declined = card.get().declineCode();
        if (declined.isEmpty()) {
            return new Result.Done(with(Status.REQUIRES_CAPTURE, method, null, newCharge, 0, 0));
        }
        Intent after = with(Status.REQUIRES_PAYMENT_METHOD, null, declined.get(), newCharge, 0, 0);
        return new Result.Failed(after, StripeError.declined(after, declined.get()));
    }

    /** Takes what was reserved, or less; the rest is free again. */
    Result capture(@Nullable Long part) {
        if (status != Status.REQUIRES_CAPTURE) {
            return new Result.Refused(StripeError.state(this, "capture"));
        }
        long taken = part == null ? amount : part;
        if (taken < 1 || taken > amount) {
            return new Result.Refused(StripeError.invalid("amount_to_capture", "must be 1 to " + amount));
        }
        return new Result.Done(with(Status.SUCCEEDED, paymentMethod, null, charge, taken, 0));
    }

    Result cancel() {
        if (status == Status.SUCCEEDED || status == Status.CANCELED) {
            return new Result.Refused(StripeError.state(this, "cancel"));
        }
        return new Result.Done(with(Status.CANCELED, paymentMethod, declineCode, charge, 0, 0));
    }

    Result refund(@Nullable Long part) {
        if (status != Status.SUCCEEDED) {
            return new Result.Refused(StripeError.state(this, "refund"));
        }
        long left = captured - refunded;
        if (left == 0) {
            return new Result.Refused(StripeError.refunded(this));
        }
        long given = part == null ? left : part;
        if (given < 1 || given > left) {
            return new Result.Refused(StripeError.invalid("amount", "must be 1 to " + left));
        }
        return new Result.Done(with(status, paymentMethod, null, charge, captured, refunded + given));
    }

    /** What is reserved and can be taken, in minor units. */
    long capturable() {
        return status == Status.REQUIRES_CAPTURE ? amount : 0;
    }

    private Intent with(
            Status after,
            @Nullable String method,
            @Nullable String decline,
            @Nullable String latestCharge,
            long taken,
            long given) {
        return new Intent(id, amount, currency, method, metadata, after, decline, latestCharge, taken, given, created);
    }
}
