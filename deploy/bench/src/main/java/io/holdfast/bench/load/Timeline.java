package io.holdfast.bench.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What became of the calls by when they were made, in steps of 100 ms from the beginning of a phase. Calls without an answer are not in it. */
public final class Timeline {

    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final double STEPS_PER_SECOND = 10;

    private final List<Map<StatusMeaning, Long>> steps = new ArrayList<>();

    /**
     * Answers to the calls of a span of time.
     *
     * @param outcomes the owner of the seats had spoken
     * @param checking 202
     * @param refused 429 and 503
     * @param failed any other
     */
    public record Answers(long outcomes, long checking, long refused, long failed) {}

    /**
     * A call was answered.
     *
     * @param madeNanos when it was made, from the beginning of the phase
     */
    void note(long madeNanos, StatusMeaning outcome) {
        int step = Math.toIntExact(Math.max(0, madeNanos) / STEP_NANOS);
        while (steps.size() <= step) {
            steps.add(new EnumMap<>(StatusMeaning.class));
        }
        steps.get(step).merge(outcome, 1L, Long::sum);
    }

    /** What became of the calls that were made between two instants, in seconds from the beginning; the second is not of them. */
    public Answers between(double from, double to) {
        int first = Math.clamp(Math.round(from * STEPS_PER_SECOND), 0, steps.size());
        int end = Math.clamp(Math.round(to * STEPS_PER_SECOND), first, steps.size());
        var within = first == end ? Collections.<Map<StatusMeaning, Long>>emptyList() : steps.subList(first, end);
        return new Answers(
                sum(within, StatusMeaning.SETTLED),
                sum(within, StatusMeaning.CHECKING),
                sum(within, StatusMeaning.REFUSED),
                sum(within, StatusMeaning.FAILED));
    }

    private static long sum(List<Map<StatusMeaning, Long>> within, StatusMeaning outcome) {
        return within.stream().mapToLong(step -> step.getOrDefault(outcome, 0L)).sum();
    }
}
