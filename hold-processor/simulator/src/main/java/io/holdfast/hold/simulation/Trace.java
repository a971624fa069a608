package io.holdfast.hold.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What happened, in words where somebody will read it, and as a {@link Fingerprint} in any case. */
final class Trace {

    private final boolean inWords;
    private final List<String> lines = new ArrayList<>();
    private final Map<String, Long> counts = new HashMap<>();
    private final Fingerprint fingerprint = new Fingerprint();

    /** A trace that keeps words only where asked to: they cost more than the steps. */
    Trace(boolean inWords) {
        this.inWords = inWords;
    }

    void say(Supplier<String> what) {
        if (inWords) {
            lines.add(what.get());
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
