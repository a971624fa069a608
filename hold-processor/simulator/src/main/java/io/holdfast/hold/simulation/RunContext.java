package io.holdfast.hold.simulation;

/** What everything in one schedule shares. */
record RunContext(Chance chance, Trace trace, Time time) {

    static RunContext of(long seed, Trace trace) {
        return new RunContext(new Chance(seed), trace, new Time());
    }

    /** The same, for one of several worlds. */
    RunContext in(String world) {
        return new RunContext(chance, trace.in(world), time);
    }
}
