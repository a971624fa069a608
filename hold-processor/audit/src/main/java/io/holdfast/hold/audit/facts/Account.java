package io.holdfast.hold.audit.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reservation as its facts tell.
 *
 * @param seats that it asked for
 * @param holdSeconds for how long it asked for them
 * @param priceMinor what they cost together, in minor units
 * @param sinceMs log time of its outcome
 * @param expiresAtMs end of its hold; 0 where it never had one
 * @param dueMs when the passing of time is next to change it; {@link #NEVER} where it does not
 * @param attempt number of its latest payment attempt; 0 where there was none
 * @param firstFact offset of the fact that was its outcome
 * @param lastFact offset of the fact that last changed it
 * @param customer whom its seats are for; null if nobody was named
 */
public record Account(
        List<String> seats,
        int holdSeconds,
        long priceMinor,
        long sinceMs,
        Standing standing,
        long expiresAtMs,
        long dueMs,
        int attempt,
        long firstFact,
        long lastFact,
        @Nullable String customer) {

    /** Of {@link #dueMs}: the passing of time changes nothing. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Where a reservation stands. */
    public enum Standing {
        /** Its seats are held. */
        HELD,
        /** They are being paid for. */
        PAYING,
        /** The payment is being voided. */
        VOIDING,
        /** They are sold, and paid or about to be. */
        SOLD,
        /** They are sold, and their money could not be taken. */
        UNPAID,
        /** They are sold, and being paid for by another attempt. */
        PAYING_AGAIN,
        /** They are sold, and that attempt is being voided. */
        VOIDING_AGAIN,
        /** It never got its seats. */
        REJECTED,
        /** It gave them back. */
        RELEASED,
        /** Its hold was over. */
        EXPIRED;

        /** Whether a payment is under way whose outcome is not known. */
        public boolean inDoubt() {
            return this == PAYING || this == VOIDING;
        }

        /** Whether the seats are the reservation's for ever. */
        public boolean sold() {
            return this == SOLD || this == UNPAID || this == PAYING_AGAIN || this == VOIDING_AGAIN;
        }

        /** Whether the reservation has no seats and never will. */
        public boolean over() {
            return this == REJECTED || this == RELEASED || this == EXPIRED;
        }
    }

    Account now(Standing next, long due, long fact) {
        return with(next, expiresAtMs, due, attempt, fact);
    }

    Account until(long expires, long fact) {
        return with(standing, expires, expires, attempt, fact);
    }

    Account paying(int number, long payBy, long fact) {
        return with(standing.sold() ? Standing.PAYING_AGAIN : Standing.PAYING, expiresAtMs, payBy, number, fact);
    }

    private Account with(Standing next, long expires, long due, int number, long fact) {
        return new Account(
                seats, holdSeconds, priceMinor, sinceMs, next, expires, due, number, firstFact, fact, customer);
    }
}
