package io.holdfast.bench.workload;

/**
 * Which arrivals are the steady tenant's: its rate out of that of all, evenly spread.
 *
 * @param mine a rate
 * @param all a rate that is no lower
 */
public record Turns(double mine, double all) {

    /** Rejects what is no share. */
    public Turns {
        if (!(mine > 0 && mine <= all)) {
            throw new IllegalArgumentException("a share is positive, and no more than all");
        }
    }

    boolean mine(long arrival) {
        return before(arrival + 1) > before(arrival);
    }

    /** How many of the arrivals before one are the steady tenant's. */
    long before(long arrival) {
        return (long) (arrival * mine / all);
    }
}
