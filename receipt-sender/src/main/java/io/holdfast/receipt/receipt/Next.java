package io.holdfast.receipt.receipt;

import java.time.Duration;

/** What follows from a try. */
public sealed interface Next {

    /** The receipt is delivered. */
    record Deliver() implements Next {}

    /** Try again after this delay. */
    record Again(Duration delay, String reason) implements Next {}

    /** Give it to a person. */
    record Park(String reason) implements Next {}
}
