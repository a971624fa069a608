package io.holdfast.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CountsTest {

    private static final long MS = 1_000_000;

    private final Counts counts = new Counts();

    private void due(int calls) {
        for (int i = 0; i < calls; i++) {
            counts.due();
        }
    }

    @Test
    void every_call_that_was_due_has_exactly_one_fate() {
        due(9);
        for (int status : new int[] {200, 201, 409, 202, 503, 429, 500}) {
            counts.answer(status, MS, true, true);
        }
        counts.error("no answer");
        counts.notSent();

        assertThat(counts.outcomes()).isEqualTo(3);
        assertThat(counts.checking()).isEqualTo(1);
        assertThat(counts.refused()).isEqualTo(2);
        assertThat(counts.failed()).isEqualTo(2);
        assertThat(counts.outcomes() + counts.checking() + counts.refused() + counts.failed() + counts.unsent())
                .isEqualTo(counts.calls());
        assertThat(counts.errors()).isEqualTo(Map.of("status 500", 1L, "no answer", 1L));
    }

    @Test
    void checking_is_no_outcome_but_its_time_counts() {
        counts.answer(201, MS, true, true);
        counts.answer(202, 2_000 * MS, true, false);

        assertThat(counts.outcomes()).isEqualTo(1);
        assertThat(counts.latencyMicros().getMaxValue()).isGreaterThan(1_990_000);
    }

    @Test
    void a_quick_refusal_makes_no_percentile_look_better() {
        counts.answer(201, 50 * MS, true, true);
        counts.answer(503, MS, true, true);

        assertThat(counts.latencyMicros().getTotalCount()).isEqualTo(1);
    }

    @Test
    void outcomes_after_the_load_or_after_the_callers_patience_are_not_counted_as_such() {
        counts.answer(201, MS, true, true);
        counts.answer(201, 3_000 * MS, true, false);
        counts.answer(201, 3_000 * MS, false, false);

        assertThat(counts.outcomes()).isEqualTo(3);
        assertThat(counts.outcomesInWindow()).isEqualTo(2);
        assertThat(counts.outcomesInTime()).isEqualTo(1);
    }

    @Test
    void latencies_are_told_apart_to_a_thousandth() {
        for (int ms = 1; ms <= 1_000; ms++) {
            counts.answer(201, ms * MS, true, true);
        }

        assertThat(counts.latencyMicros().getValueAtPercentile(50) / 1_000.0).isBetween(499.0, 501.0);
        assertThat(counts.latencyMicros().getValueAtPercentile(99) / 1_000.0).isBetween(989.0, 991.0);
    }
}
