package io.holdfast.receipt.receipt;

import java.time.Duration;

/**
 * When a failed mail is tried again: after twice the delay each time, up to a longest one. Half of each delay is left to chance, so that all
 * the receipts that failed at once do not come back at once ("equal jitter", Marc Brooker, AWS Architecture Blog, 2015).
 *
 * @param first the first delay
 * @param longest no delay is longer
 * @param total a try that would begin later than this after the first is not made
 */
public record RetrySchedule(Duration first, Duration longest, Duration total) {

    /** Doubling further would only overflow: the longest delay is reached long before. */
    private static final int MOST_DOUBLINGS = 30;

    /**
     * What follows from a try.
     *
     * @param tries how many there were, this one included
     * @param elapsed since the first began
     * @param chance a random number from 0 to 1
     */
    public Next after(MailOutcome outcome, int tries, Duration elapsed, double chance) {
        return switch (outcome) {
            case MailOutcome.Accepted() -> new Next.Deliver();
            case MailOutcome.Refused(String reason) -> new Next.Park(reason);
            case MailOutcome.Failed(String reason) -> again(reason, delay(tries, chance), elapsed);
        };
    }

    private Next again(String reason, Duration delay, Duration elapsed) {
        return elapsed.plus(delay).compareTo(total) > 0
                ? new Next.Park("not accepted within %s, lastly: %s".formatted(total, reason))
                : new Next.Again(delay, reason);
    }

    private Duration delay(int tries, double chance) {
        Duration doubled = first.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS));
        Duration delay = doubled.compareTo(longest) > 0 ? longest : doubled;
        return Duration.ofMillis(Math.round(delay.toMillis() * (0.5 + chance / 2)));
    }
}
