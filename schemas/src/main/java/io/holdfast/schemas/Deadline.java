package io.holdfast.schemas;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * When to stop waiting for something that is looked for again and again.
 *
 * @param nanos the last instant to look again, as {@link System#nanoTime} counts time
 */
public record Deadline(long nanos) {

    /** A deadline this far from now. */
    public static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos());
    }

    /** Whether it is too late to look again. */
    public boolean passed() {
        return System.nanoTime() - nanos > 0;
    }

    /**
     * Lets time pass before the caller looks again.
     *
     * @param otherwise what is thrown if the deadline has passed
     */
    public void pause(long millis, Supplier<? extends RuntimeException> otherwise) throws InterruptedException {
        if (passed()) {
            throw otherwise.get();
        }
        TimeUnit.MILLISECONDS.sleep(millis);
    }
}
