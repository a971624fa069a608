package io.holdfast.shell;

import java.time.Duration;

/**
 * How long to wait after a failure: twice as long each time, up to a longest delay. Half of each delay is left to chance, so that what failed
 * together does not come back together ("equal jitter", Marc Brooker, AWS Architecture Blog, 2015).
 *
 * @param first the first delay
 * @param longest no delay is longer
 */
public record Backoff(Duration first, Duration longest) {

    /** Doubling further would only overflow: the longest delay is reached long before. */
    private static final int MAX_DOUBLINGS = 30;

    /**
     * The delay after a failure.
     *
     * @param failures how many there were, this one included
     * @param chance a random number from 0 to 1
     */
    public Duration after(int failures, double chance) {
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
        Duration delay = doubled.compareTo(longest) > 0 ? longest : doubled;
        return Duration.ofMillis(Math.round(delay.toMillis() * (0.5 + chance / 2)));
    }
}
