package io.holdfast.payment.payment;

import org.jspecify.annotations.Nullable;

/**
 * Where a payment was begun.
 *
 * @param installation id of the other installation whose payment it was before it was imported; null if it was begun here
 * @param ordered whether anything was requested here; of an imported payment nothing is wanted before that
 */
public record PaymentOrigin(@Nullable String installation, boolean ordered) {

    /** It was begun here, by a request. */
    public static final PaymentOrigin HERE = new PaymentOrigin(null, true);

    /** Refuses a payment that was begun here without a request. */
    public PaymentOrigin {
        if (installation == null && !ordered) {
            throw new IllegalArgumentException("what nobody requested was imported: its installation must be given");
        }
    }

    static PaymentOrigin imported(String installation) {
        return new PaymentOrigin(installation, false);
    }

    PaymentOrigin requested() {
        return new PaymentOrigin(installation, true);
    }
}
