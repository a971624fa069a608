package io.holdfast.bench.report;

import io.holdfast.bench.load.Load;
import io.holdfast.bench.load.Phase;
import io.holdfast.bench.measure.Costs;
import io.holdfast.bench.measure.MeasuredMachine;
import java.util.List;

/**
 * A run that was audited.
 *
 * @param before what had been before the load
 */
public record Report(
        String target,
        List<String> settings,
        String workload,
        Asked asked,
        Before before,
        Phase phase,
        Costs costs,
        List<Window> windows,
        List<String> notes,
        MeasuredMachine machine) {

    /**
     * What a run is asked for.
     *
     * @param turn of those in which the targets are compared, from 1
     * @param seconds that are measured
     * @param warmUpSeconds before, which are not
     * @param inFlight calls that may be under way at once
     * @param patienceMs how long a caller waits; later outcomes are no goodput
     * @param seed of the choice of seats
     */
    public record Asked(
            int turn, Load load, int seconds, int warmUpSeconds, int inFlight, long patienceMs, long seed) {}

    /**
     * How warm a target was.
     *
     * @param upSeconds since it was up
     * @param loadSeconds of that under load
     */
    public record Before(double upSeconds, double loadSeconds) {}
}
