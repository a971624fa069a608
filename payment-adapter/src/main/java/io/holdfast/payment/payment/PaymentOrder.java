package io.holdfast.payment.payment;

import static io.holdfast.schemas.limits.Limit.require;

import io.holdfast.schemas.limits.PaymentLimits;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of the seats asks. Repeating it changes nothing.
 *
 * @param traceParent W3C trace context of the request
 */
public record PaymentOrder(
        PaymentId id,
        Operation operation,
        PaymentTerms terms,
        @Nullable String traceParent) {

    /** Refuses an authorization that no provider could carry out. */
    public PaymentOrder {
        if (operation == Operation.AUTHORIZE) {
            require(terms.amountMinor() >= 1, "amountMinor must be at least 1 to be authorized");
            require(terms.currency().matches("[A-Za-z]{3}"), "currency must be three letters");
            String method = terms.paymentMethod();
            require(
                    "paymentMethod",
                    method == null ? Optional.of("must be given to authorize") : PaymentLimits.methodProblem(method));
        }
    }
}
