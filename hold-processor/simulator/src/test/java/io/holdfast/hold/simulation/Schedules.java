package io.holdfast.hold.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Many schedules of a simulation. */
final class Schedules {

    private Schedules() {}

    /**
     * Runs the schedules of these seeds.
     *
     * @return how often each thing happened in all of them
     * @throws AssertionError if one breaks a promise
     */
    static Map<String, Long> countKept(Simulation simulation, LongStream seeds) {
        Map<String, Long> counts = new TreeMap<>();
        Optional<String> broken = seeds.mapToObj(seed -> {
                    Simulation.Result result = simulation.run(seed, Simulation.STEPS);
                    result.counts().forEach((what, times) -> counts.merge(what, times, Long::sum));
                    return result.failure().map(failure -> "seed " + seed + ": " + failure);
                })
                .flatMap(Optional::stream)
                .findFirst();

        assertThat(broken).isEmpty();
        return counts;
    }
}
