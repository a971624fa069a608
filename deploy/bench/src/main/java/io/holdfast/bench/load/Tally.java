package io.holdfast.bench.load;

import java.util.EnumMap;
import java.util.Map;

/** The counts of each kind of call, written by one thread. */
final class Tally {

    private final Map<Kind, Counts> counts = new EnumMap<>(Kind.class);

    Counts of(Kind kind) {
        return counts.computeIfAbsent(kind, _ -> new Counts());
    }

    void add(Tally other) {
        other.counts.forEach((kind, more) -> of(kind).add(more));
    }

    Map<Kind, Counts> counts() {
        return counts;
    }
}
