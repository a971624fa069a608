package io.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void the_first_death_is_mended_at_once() {
        assertThat(Backoff.after(Backoff.youngDeaths(0, Duration.ofSeconds(1)))).isZero();
    }

    @Test
    void a_part_that_keeps_dying_young_is_started_ever_later_up_to_a_bound() {
        assertThat(Backoff.after(2)).isEqualTo(Duration.ofMillis(500));
        assertThat(Backoff.after(3)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Backoff.after(50)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void a_part_that_lived_long_begins_anew() {
        assertThat(Backoff.youngDeaths(4, Duration.ofSeconds(19))).isEqualTo(5);
        assertThat(Backoff.youngDeaths(4, Backoff.WELL_AFTER)).isZero();
        assertThat(Backoff.after(Backoff.youngDeaths(4, Backoff.WELL_AFTER))).isZero();
    }
}
