package io.holdfast.bench.core;

import io.holdfast.hold.seat.Decision;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The pure core: one decision on a state that is at hand. */
@State(Scope.Benchmark)
public class DecisionBenchmark {

    private final Sale open = Sale.open();
    private final Sale taken = open.taken();
    private final Sale held = open.held();

    /** Two free seats are held. */
    @Benchmark
    public Decision hold() {
        return Decision.of(open, Sale.HOLD, Sale.CAUSE);
    }

    /** Both seats are somebody else's. */
    @Benchmark
    public Decision reject() {
        return Decision.of(taken, Sale.HOLD, Sale.CAUSE);
    }

    /** The same request again. */
    @Benchmark
    public Decision repeat() {
        return Decision.of(held, Sale.HOLD, Sale.CAUSE);
    }
}
