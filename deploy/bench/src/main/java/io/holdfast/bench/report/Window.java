package io.holdfast.bench.report;

import io.holdfast.bench.load.Phase;
import io.holdfast.bench.load.Timeline.Answers;
import java.util.concurrent.TimeUnit;

/**
 * What became of the calls that were made in a span of time after a target was up.
 *
 * @param answers to these calls, whenever they came
 * @param whole whether the load lasted for all of it
 */
public record Window(Span span, Answers answers, boolean whole) {

    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    /**
     * A span of time.
     *
     * @param from in seconds
     * @param to in seconds; not of it
     */
    public record Span(double from, double to) {

        /** Rejects what is none. */
        public Span {
            if (!(from >= 0 && to > from)) {
                throw new IllegalArgumentException("a window is FROM-TO in seconds, such as 12-27");
            }
        }

        /** Reads {@code 12-27}. */
        public static Span parse(String text) {
            String[] ends = text.split("-", 2);
            try {
                return new Span(Double.parseDouble(ends[0]), Double.parseDouble(ends[ends.length - 1]));
            } catch (NumberFormatException malformed) {
                throw new IllegalArgumentException("a window is FROM-TO in seconds, such as 12-27", malformed);
            }
        }

        double seconds() {
            return to - from;
        }
    }

    /**
     * A window of a phase.
     *
     * @param upNanos when the target was up, as {@link System#nanoTime()}
     */
    public static Window of(Phase phase, long upNanos, Span span) {
        double offset = (phase.beganNanos() - upNanos) / NANOS;
        boolean whole = span.from() >= offset && span.to() <= offset + phase.seconds();
        return new Window(span, phase.timeline().between(span.from() - offset, span.to() - offset), whole);
    }

    public double outcomesPerSecond() {
        return answers.outcomes() / span.seconds();
    }
}
