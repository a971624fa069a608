package io.holdfast.bench.load;

import java.util.List;
import java.util.Map;

/**
 * What a phase of load led to.
 *
 * @param seconds how long the load lasted
 * @param conflicts seats that were promised to two; there must be none
 * @param conflict the first of them, in words
 * @param beganNanos when it began, as {@link System#nanoTime()}
 * @param timeline what became of the calls by when they were made
 */
public record Phase(
        double seconds,
        Map<Kind, Counts> counts,
        long conflicts,
        List<String> conflict,
        long beganNanos,
        Timeline timeline) {

    public Counts total() {
        var total = new Counts();
        counts.values().forEach(total::add);
        return total;
    }

    /** Outcomes in a second, while the load lasted. */
    public double outcomesPerSecond() {
        return total().outcomesInWindow() / seconds;
    }

    /** Outcomes in a second that came before the caller would have given up. */
    public double goodput() {
        return total().outcomesInTime() / seconds;
    }
}
