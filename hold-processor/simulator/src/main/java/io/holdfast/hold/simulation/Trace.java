package io.holdfast.hold.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What happened, in words where somebody will read it, and as a {@link Fingerprint} in any case. */
final class Trace {

    private final boolean inWords;
    private final String world;
    private final List<String> lines;
    private final Map<String, Long> counts;
    private final Fingerprint fingerprint;

    /** A trace that keeps words only where asked to: they cost more than the steps. */
    Trace(boolean inWords) {
        this(inWords, "", new ArrayList<>(), new HashMap<>(), new Fingerprint());
    }

    private Trace(
            boolean inWords, String world, List<String> lines, Map<String, Long> counts, Fingerprint fingerprint) {
        this.inWords = inWords;
        this.world = world;
        this.lines = lines;
        this.counts = counts;
        this.fingerprint = fingerprint;
    }

    /** The same trace, whose words say in which of several worlds something happened. */
    Trace in(String one) {
        return new Trace(inWords, one + ": ", lines, counts, fingerprint);
    }

    void say(Supplier<String> what) {
        if (inWords) {
            lines.add(world + what.get());
        }
    }

    /** Counts that something happened: a simulation in which it never does says nothing about it. */
    void count(String what) {
        count(what, 1);
    }

    /** Counts that something happened so often. */
    void count(String what, long times) {
        counts.merge(what, times, Long::sum);
    }

    Map<String, Long> counts() {
        return Map.copyOf(counts);
    }

    Fingerprint fingerprint() {
        return fingerprint;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
