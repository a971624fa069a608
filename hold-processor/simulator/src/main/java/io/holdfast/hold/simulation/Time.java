package io.holdfast.hold.simulation;

/** The time that truly is, in milliseconds; every clock in the simulation is somewhat off it. */
final class Time {

    /** 23 November 2026, 20:00 UTC. */
    private static final long START_MS = 1_795_464_000_000L;

    private long nowMs = START_MS;

    long nowMs() {
        return nowMs;
    }

    void passes(long ms) {
        nowMs += ms;
    }
}
