package io.holdfast.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrontTest {

    private static final int PAIRS = 1_000;

    private static int[] wanted(long seed, int callers) {
        var front = new Front(PAIRS, seed);
        return IntStream.range(0, callers).map(front::pair).toArray();
    }

    @Test
    void every_pair_is_wanted_by_the_time_two_callers_came_for_each() {
        int[] wanted = wanted(1, 2 * PAIRS);

        assertThat(new HashSet<>(Arrays.stream(wanted).boxed().toList())).hasSize(PAIRS);
    }

    @Test
    void callers_fight() {
        assertThat(Arrays.stream(wanted(1, PAIRS)).distinct().count()).isLessThan(PAIRS * 9 / 10);
    }

    @Test
    void the_front_comes_first() {
        assertThat(Arrays.stream(wanted(1, PAIRS / 2))).allMatch(pair -> pair < PAIRS / 2);
    }

    @Test
    void who_comes_when_all_is_gone_wants_any() {
        int[] wanted = wanted(1, 4 * PAIRS);

        assertThat(Arrays.stream(wanted, 2 * PAIRS, 4 * PAIRS).boxed())
                .allMatch(pair -> pair >= 0 && pair < PAIRS)
                .anyMatch(pair -> pair < PAIRS / 10)
                .anyMatch(pair -> pair > PAIRS * 9 / 10);
    }

    @Test
    void the_choice_follows_from_the_seed() {
        assertThat(wanted(7, 100)).containsExactly(wanted(7, 100)).isNotEqualTo(wanted(8, 100));
    }
}
