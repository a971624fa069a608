package io.holdfast.hold.audit.facts;

import java.util.List;

/**
 * A reservation as its facts tell.
 *
 * @param seats that it asked for
 * @param expiresAtMs end of its hold; 0 where it never had one
 * @param dueMs when the passing of time is next to change it; {@link #NEVER} where it does not
 * @param attempt number of its latest payment attempt; 0 where there was none
 * @param firstFact offset of the fact that was its outcome
 * @param lastFact offset of the fact that last changed it
 */
public record Account(
        List<String> seats,
        Standing standing,
        long expiresAtMs,
        long dueMs,
        int attempt,
        long firstFact,
        long lastFact) {

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
        /** They are sold. */
        SOLD,
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

        /** Whether the reservation has no seats and never will. */
        public boolean over() {
            return this == REJECTED || this == RELEASED || this == EXPIRED;
        }
    }

    Account now(Standing next, long due, long fact) {
        return new Account(seats, next, expiresAtMs, due, attempt, firstFact, fact);
    }

    Account until(long expires, long fact) {
        return new Account(seats, standing, expires, expires, attempt, firstFact, fact);
    }

    Account payingAgain(int number, long payBy, long fact) {
        return new Account(seats, Standing.SOLD, expiresAtMs, payBy, number, firstFact, fact);
    }

    Account paying(int number, long payBy, long fact) {
        return new Account(seats, Standing.PAYING, expiresAtMs, payBy, number, firstFact, fact);
    }
}
