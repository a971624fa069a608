package io.holdfast.receipt.receipt;

import io.holdfast.shell.Backoff;
import java.time.Duration;

/**
 * When a failed mail is tried again, and for how long.
 *
 * @param first the first delay
 * @param longest no delay is longer
 * @param total a try that would begin later than this after the first is not made
 */
public record RetrySchedule(Duration first, Duration longest, Duration total) {

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
            case MailOutcome.Failed(String reason) ->
                again(reason, new Backoff(first, longest).after(tries, chance), elapsed);
        };
    }

    private Next again(String reason, Duration delay, Duration elapsed) {
        return elapsed.plus(delay).compareTo(total) > 0
                ? new Next.Park("not accepted within %s, lastly: %s".formatted(total, reason))
                : new Next.Again(delay, reason);
    }
}
