package io.holdfast.hold.simulation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The report of a run.
 *
 * @param seeds how many schedules were asked for
 * @param steps how long the trouble in each lasts
 * @param regions whether they are of two regions
 * @param schedules how many ran
 * @param nanos how long that took
 * @param counts how often what happened in them
 */
record RunReport(int seeds, int steps, boolean regions, int schedules, long nanos, Map<String, Long> counts) {

    private double seconds() {
        return nanos / (double) TimeUnit.SECONDS.toNanos(1);
    }

    private double perSecond() {
        return schedules / seconds();
    }

    /** The call that runs one of the seeds again. */
    private String replaying(long seed) {
        return "./holdfast drill simulate%s --seeds 1 --first %d --steps %d"
                .formatted(regions ? " --regions" : "", seed, steps);
    }

    String line() {
        return "%,d of %,d schedules, %.0f/s".formatted(schedules, seeds, perSecond());
    }

    String text() {
        String happened = counts.entrySet().stream()
                .map(count -> "  %,12d  %s".formatted(count.getValue(), count.getKey()))
                .collect(Collectors.joining("\n"));
        return "%s%n%,d schedules in %.1f s, %.0f/s: every promise was kept"
                .formatted(happened, schedules, seconds(), perSecond());
    }

    String text(long seed, Simulation.Failure failure, List<String> trace) {
        return "%s%n%nseed %d broke %s: %s%nafter %,d schedules in %.1f s. To see it again:%n  %s"
                .formatted(
                        String.join("\n", trace),
                        seed,
                        failure.promise(),
                        failure.what(),
                        schedules,
                        seconds(),
                        replaying(seed));
    }
}
