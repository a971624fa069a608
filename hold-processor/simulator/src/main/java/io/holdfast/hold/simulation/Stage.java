package io.holdfast.hold.simulation;

/** What everything in one schedule shares. */
record Stage(Chance chance, Trace trace, Time time) {

    static Stage of(long seed, Trace trace) {
        return new Stage(new Chance(seed), trace, new Time());
    }

    /** The same, for one of several worlds. */
    Stage in(String world) {
        return new Stage(chance, trace.in(world), time);
    }
}
