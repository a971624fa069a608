package io.holdfast.bench.workload;

import io.holdfast.bench.load.Load;

/**
 * A phase that a workload prepares for.
 *
 * @param name begins the ids of its events, and is used once
 * @param warmUp whether it is only there to let the code run that is measured later
 * @param seed what the choice of seats follows from
 */
public record Plan(String name, Load load, boolean warmUp, long seed) {

    int arrivals() {
        return Math.toIntExact(load.arrivals());
    }
}
