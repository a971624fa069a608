package io.holdfast.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bench.load.Saturation.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class SaturationTest {

    /** A phase of a second in which so many calls were due, and so many of them settled. */
    private static Step step(double rate, double outcomes) {
        var counts = new Counts();
        for (int i = 0; i < rate; i++) {
            counts.due();
        }
        for (int i = 0; i < outcomes; i++) {
            counts.answer(201, 1, true, true);
        }
        return new Step(rate, new Phase(1, Map.of(Kind.HOLD, counts), 0, List.of(), 0, new Timeline()));
    }

    private static List<Step> search(double first, DoubleUnaryOperator outcomesAtRate) {
        var steps = new ArrayList<Step>();
        OptionalDouble rate = Saturation.next(first, steps);
        while (rate.isPresent()) {
            steps.add(step(rate.getAsDouble(), outcomesAtRate.applyAsDouble(rate.getAsDouble())));
            rate = Saturation.next(first, steps);
        }
        return steps;
    }

    @Test
    void a_server_that_levels_off_is_found_close_to_where_it_does() {
        List<Step> steps = search(500, rate -> Math.min(rate, 3_000));

        assertThat(Saturation.best(steps).phase().outcomesPerSecond()).isBetween(2_850.0, 3_000.0);
        assertThat(steps).hasSizeLessThan(10);
    }

    @Test
    void a_server_that_collapses_is_not_asked_for_more_and_more() {
        List<Step> steps = search(500, rate -> rate <= 2_000 ? rate : 300);

        assertThat(Saturation.best(steps).rate()).isBetween(1_600.0, 2_000.0);
        assertThat(steps).hasSizeLessThan(8);
    }

    @Test
    void a_server_that_cannot_keep_up_from_the_beginning_ends_the_search() {
        List<Step> steps = search(500, _ -> 100);

        assertThat(steps).hasSizeLessThan(4);
    }
}
