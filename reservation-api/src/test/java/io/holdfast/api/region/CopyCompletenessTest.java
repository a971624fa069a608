package io.holdfast.api.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CopyCompletenessTest {

    private static final Instant BEGIN = Instant.parse("2026-11-22T19:30:00Z");

    private final CopyCompleteness copy = new CopyCompleteness();

    private static Instant at(long second) {
        return BEGIN.plusSeconds(second);
    }

    @Test
    void nothing_is_known_before_a_beat() {
        assertThat(copy.asOf(Map.of(0, 5L))).isEmpty();
    }

    @Test
    void a_copy_is_complete_as_of_a_beat_once_every_partition_has_come_as_far() {
        copy.beat(at(1), Map.of(0, 5L, 1, 7L));

        assertThat(copy.asOf(Map.of(0, 9L, 1, 6L))).isEmpty();
        assertThat(copy.asOf(Map.of(0, 9L))).isEmpty();
        assertThat(copy.asOf(Map.of(0, 5L, 1, 7L))).contains(at(1));
    }

    @Test
    void a_region_without_records_is_complete_at_each_beat() {
        copy.beat(at(1), Map.of());

        assertThat(copy.asOf(Map.of())).contains(at(1));
    }

    @Test
    void the_newest_beat_that_is_reached_counts_and_stays() {
        copy.beat(at(1), Map.of(0, 5L));
        copy.beat(at(2), Map.of(0, 6L));
        copy.beat(at(3), Map.of(0, 7L));

        assertThat(copy.asOf(Map.of(0, 6L))).contains(at(2));
        assertThat(copy.asOf(Map.of(0, 6L))).contains(at(2));
        assertThat(copy.asOf(Map.of(0, 7L))).contains(at(3));
    }

    @Test
    void beats_that_come_again_in_a_rewind_take_nothing_back() {
        copy.beat(at(3), Map.of(0, 7L));
        assertThat(copy.asOf(Map.of(0, 7L))).contains(at(3));

        copy.beat(at(1), Map.of(0, 5L));
        copy.beat(at(2), Map.of(0, 6L));

        assertThat(copy.asOf(Map.of(0, 7L))).contains(at(3));
    }

    @Test
    void a_copy_that_is_minutes_late_comes_forward_all_the_same() {
        for (int second = 0; second < 10 * CopyCompleteness.MAX_BEATS; second++) {
            copy.beat(at(second), Map.of(0, (long) second));
        }

        assertThat(copy.asOf(Map.of(0, 100L))).contains(at(100));
        assertThat(copy.asOf(Map.of(0, 1_000_000L))).contains(at(CopyCompleteness.MAX_BEATS - 1L));
        copy.beat(at(9_000), Map.of(0, 9_000L));
        assertThat(copy.asOf(Map.of(0, 1_000_000L))).contains(at(9_000));
    }
}
