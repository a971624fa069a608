package io.holdfast.standin.payment;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How an operation is to fail, as it is ordered.
 *
 * @param operation which one, or {@code any}
 * @param millis how long, where it is about time
 * @param amount another amount, where it is about one, in the provider's units
 * @param count how often; -1 until it is cleared
 */
record ProviderFault(
        String operation,
        String kind,
        @Nullable Long millis,
        @Nullable Long amount,
        @Nullable Integer count) {

    static final int FOR_EVER = -1;

    /** Ways to fail. */
    enum Kind {
        /** Waits before it acts. */
        LATENCY,
        /** Answers 500 and does nothing. */
        ERROR_BEFORE,
        /** Acts, and answers 500. */
        ERROR_AFTER,
        /** Acts, and cuts the connection. */
        CUT_AFTER,
        /** Acts, and holds the answer back. */
        HANG_AFTER,
        /** Answers 429 and does nothing. */
        RATE_LIMIT,
        /** Answers 400, for every customer, and does nothing. */
        REJECT,
        /** Acts, with another amount than was asked for; at create, capture and refund. */
        OTHER_AMOUNT
    }

    /** @throws IllegalArgumentException naming what is wrong */
    ProviderFault {
        if (!operation.equals("any")) {
            ProviderOperation.valueOf(operation.toUpperCase(Locale.ROOT));
        }
        parsed(kind);
        if (count != null && count < FOR_EVER) {
            throw new IllegalArgumentException("count must be -1 or more");
        }
    }

    Kind how() {
        return parsed(kind);
    }

    boolean concerns(ProviderOperation asked) {
        return operation.equals("any") || operation.equals(asked.wire());
    }

    private static Kind parsed(String kind) {
        return Kind.valueOf(kind.replace('-', '_').toUpperCase(Locale.ROOT));
    }
}
