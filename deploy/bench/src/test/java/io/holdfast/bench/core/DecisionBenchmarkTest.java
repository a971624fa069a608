package io.holdfast.bench.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.seat.Decision;
import io.holdfast.hold.seat.Fact;
import org.junit.jupiter.api.Test;

/** What is measured is what it is called. */
class DecisionBenchmarkTest {

    private final DecisionBenchmark benchmark = new DecisionBenchmark();

    @Test
    void free_seats_are_held() {
        assertThat(benchmark.hold().facts()).singleElement().isInstanceOf(Fact.SeatsHeld.class);
    }

    @Test
    void seats_of_somebody_else_are_refused() {
        assertThat(benchmark.reject().facts()).singleElement().isInstanceOf(Fact.HoldRejected.class);
    }

    @Test
    void the_same_again_changes_nothing() {
        Decision again = benchmark.repeat();

        assertThat(again.facts()).singleElement().isInstanceOf(Fact.CommandRepeated.class);
        assertThat(again.changes()).isEmpty();
    }
}
