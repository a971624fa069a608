package io.holdfast.payment.payment;

import org.jspecify.annotations.Nullable;

/**
 * Where a payment was begun.
 *
 * @param installation id of the other installation whose payment it was before it was imported; null if it was begun here
 * @param ordered whether anything was requested here; of an imported payment nothing is wanted before that
 */
public record Origin(@Nullable String installation, boolean ordered) {

    /** It was begun here, by a request. */
    public static final Origin HERE = new Origin(null, true);

    /** Refuses a payment that was begun here without a request. */
    public Origin {
        if (installation == null && !ordered) {
            throw new IllegalArgumentException("what nobody requested was imported: its installation must be given");
        }
    }

    static Origin imported(String installation) {
        return new Origin(installation, false);
    }

    Origin requested() {
        return new Origin(installation, true);
    }
}
