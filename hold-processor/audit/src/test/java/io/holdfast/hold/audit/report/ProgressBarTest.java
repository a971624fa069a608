package io.holdfast.hold.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    @Test
    void a_bar_has_share_rate_and_the_time_that_is_left() {
        assertThat(ProgressBar.line(420_000, 1_000_000, Duration.ofSeconds(7).toNanos()))
                .isEqualTo("[############..................]  42%  420,000 of 1,000,000 commands  60,000/s  10 s left");
    }

    @Test
    void at_first_nothing_is_known_of_the_rate() {
        assertThat(ProgressBar.line(0, 1_000_000, 1)).contains("  0%").endsWith("? left");
    }
}
