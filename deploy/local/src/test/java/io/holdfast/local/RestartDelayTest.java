package io.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartDelayTest {

    @Test
    void the_first_death_is_mended_at_once() {
        assertThat(RestartDelay.after(RestartDelay.youngDeaths(0, Duration.ofSeconds(1))))
                .isZero();
    }

    @Test
    void a_part_that_keeps_dying_young_is_started_ever_later_up_to_a_bound() {
        assertThat(RestartDelay.after(2)).isEqualTo(Duration.ofMillis(500));
        assertThat(RestartDelay.after(3)).isEqualTo(Duration.ofSeconds(1));
        assertThat(RestartDelay.after(50)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void a_part_that_lived_long_begins_anew() {
        assertThat(RestartDelay.youngDeaths(4, Duration.ofSeconds(19))).isEqualTo(5);
        assertThat(RestartDelay.youngDeaths(4, RestartDelay.WELL_AFTER)).isZero();
        assertThat(RestartDelay.after(RestartDelay.youngDeaths(4, RestartDelay.WELL_AFTER)))
                .isZero();
    }
}
