package io.holdfast.api.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LagAgeTest {

    private static final Instant WRITTEN = Instant.parse("2026-11-22T19:30:00Z");

    private static Lag lag(long records, Optional<Instant> oldest) {
        return new Lag(
                "hold-processor", "holdfast.seat-commands", 0, 7, 7 + records, records, oldest.isPresent(), oldest);
    }

    @Test
    void the_oldest_record_has_waited_since_it_was_written() {
        Lag lag = lag(2, Optional.of(WRITTEN));

        assertThat(lag.seconds(WRITTEN.plusMillis(2_500))).isEqualTo(2.5);
        assertThat(lag.isDated()).isTrue();
    }

    @Test
    void where_none_waits_nobody_has_waited_and_that_is_known() {
        assertThat(lag(0, Optional.empty()).seconds(WRITTEN)).isZero();
        assertThat(lag(0, Optional.empty()).isDated()).isTrue();
    }

    @Test
    void records_that_could_not_be_looked_at_have_no_age() {
        assertThat(lag(9, Optional.empty()).isDated()).isFalse();
    }

    @Test
    void a_clock_that_is_behind_the_brokers_makes_no_lag_below_nothing() {
        assertThat(lag(1, Optional.of(WRITTEN)).seconds(WRITTEN.minusSeconds(1)))
                .isZero();
    }
}
