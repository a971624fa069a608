package io.holdfast.hold.seat;

import io.holdfast.schemas.limits.PaymentLimits;
import java.time.Duration;

/** The numbers in the rules, beside the limits of requests, which the HTTP edge shares. They are part of every decision: to change one is to change the rules. */
public final class Limits {

    /** A hold, with all its extensions, ends this long after it began at the latest. */
    public static final Duration HOLD_WITH_EXTENSIONS = Duration.ofMinutes(30);

    /** How long a finished reservation answers retries. */
    public static final Duration IDEMPOTENCY_HORIZON = Duration.ofHours(24);

    /** Reservations that one Tick expires or forgets at most, so that no command waits long behind it. */
    public static final int PER_TICK = 500;

    /** Longest wait for a payment provider's answer. */
    public static final Duration PAYMENT_WINDOW = Duration.ofSeconds(PaymentLimits.MAX_WINDOW_SECONDS);

    /** States of a reservation whose history is kept, at most. */
    public static final int HISTORY = 100;

    /**
     * What is adopted from a lost region ends no earlier than this after its adoption: the clocks of two regions' brokers were never compared, and
     * a holder of seats needs time to find the region that has them now.
     */
    public static final Duration AFTER_ADOPTION = Duration.ofMinutes(10);

    private Limits() {}
}
