package io.holdfast.payment.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a payment, and since when.
 *
 * @param wanted the latest operation
 * @param since when it was first requested
 * @param tries how often the provider was asked for it in vain
 * @param traceParent W3C trace context of the request
 */
public record Goal(
        Operation wanted,
        Instant since,
        int tries,
        @Nullable String traceParent) {

    Goal again() {
        return new Goal(wanted, since, tries + 1, traceParent);
    }
}
