package io.holdfast.bench.load;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The search for the highest rate at which more load still means more outcomes: the rate grows by half until outcomes stop growing, and then one
 * step between the best and the next says more exactly where.
 */
public final class Saturation {

    private static final double FACTOR = 1.5;

    /** Growth below this is none. */
    private static final double GROWTH = 1.05;

    /** Below this share of what was asked for, more load would tell nothing. */
    private static final double FAR_BEHIND = 0.5;

    private static final int FLAT_STEPS = 2;

    /**
     * A step of the search.
     *
     * @param rate arrivals in a second
     * @param phase what became of them
     */
    public record Step(double rate, Phase phase) {

        /** Outcomes for each call that was due in the same time. */
        double share() {
            double due = phase.total().calls() / phase.seconds();
            return due == 0 ? 0 : phase.outcomesPerSecond() / due;
        }
    }

    private Saturation() {}

    /** The rate to try next; empty where the search is over. */
    public static OptionalDouble next(double first, List<Step> steps) {
        if (steps.isEmpty()) {
            return OptionalDouble.of(first);
        }
        Step best = best(steps);
        List<Step> higher = steps.stream()
                .filter(step -> step.rate() > best.rate())
                .sorted(Comparator.comparingDouble(Step::rate))
                .toList();
        boolean climbing = higher.size() < FLAT_STEPS && steps.stream().noneMatch(step -> step.share() < FAR_BEHIND);
        if (climbing) {
            double highest = steps.stream().mapToDouble(Step::rate).max().orElseThrow();
            return OptionalDouble.of(Math.rint(highest * FACTOR));
        }
        double above = higher.isEmpty() ? best.rate() : higher.getFirst().rate();
        double between = Math.rint(Math.sqrt(best.rate() * above));
        boolean refined = above / best.rate() < FACTOR - 0.1;
        return refined ? OptionalDouble.empty() : OptionalDouble.of(between);
    }

    /** The lowest rate whose outcomes no higher one exceeds by much. */
    public static Step best(List<Step> steps) {
        double most = steps.stream()
                .mapToDouble(step -> step.phase().outcomesPerSecond())
                .max()
                .orElseThrow();
        return steps.stream()
                .filter(step -> step.phase().outcomesPerSecond() * GROWTH >= most)
                .min(Comparator.comparingDouble(Step::rate))
                .orElseThrow();
    }
}
