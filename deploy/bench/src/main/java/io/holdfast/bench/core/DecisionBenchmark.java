package io.holdfast.bench.core;

import io.holdfast.bench.baseline.memory.Seats;
import io.holdfast.hold.seat.Decision;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The pure core: one decision on a state that is at hand. */
@State(Scope.Benchmark)
public class DecisionBenchmark {

    private final Seats open = Sale.after();
    private final Seats taken = Sale.after(Sale.RIVAL);
    private final Seats held = Sale.after(Sale.HOLD);

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
