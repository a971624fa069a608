package io.holdfast.hold.seat;

import java.time.Duration;

/** The numbers in the rules. They are part of every decision: to change one is to change the rules. */
public final class Limits {

    /** Seats in one reservation, at most. */
    public static final int SEATS_PER_RESERVATION = 10;

    /** Longest hold that can be asked for at once. */
    public static final Duration HOLD = Duration.ofMinutes(30);

    /** A hold, with all its extensions, ends this long after it began at the latest. */
    public static final Duration HOLD_WITH_EXTENSIONS = Duration.ofMinutes(30);

    /** How long a finished reservation answers retries. */
    public static final Duration IDEMPOTENCY_HORIZON = Duration.ofHours(24);

    /** Reservations that one Tick expires or forgets at most, so that no command waits long behind it. */
    public static final int PER_TICK = 500;

    /** Longest wait for a payment provider's answer. */
    public static final Duration PAYMENT_WINDOW = Duration.ofMinutes(15);

    /** States of a reservation whose history is kept, at most. */
    public static final int HISTORY = 100;

    /** Characters of a payment method's token, at most. */
    public static final int PAYMENT_METHOD_LENGTH = 128;

    /** Characters of the fingerprint of an address, at most. */
    public static final int CONTACT_LENGTH = 64;

    /** Seats of one event, at most. */
    public static final int SEATS_PER_EVENT = 100_000;

    /** Highest price of one seat in minor units, so that no sum overflows. */
    public static final long PRICE_MINOR = 1_000_000_000L;

    private Limits() {}
}
