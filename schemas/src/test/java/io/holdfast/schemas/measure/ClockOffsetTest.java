package io.holdfast.schemas.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ClockOffsetTest {

    private static final Instant NOW = Instant.parse("2026-11-22T19:30:00Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ClockOffset offset = new ClockOffset(meters, InstantSource.fixed(NOW));

    private double shown() {
        return meters.get("holdfast.clock.offset").gauge().value();
    }

    @Test
    void nothing_is_known_before_a_broker_has_stamped_something() {
        assertThat(shown()).isNaN();
    }

    @Test
    void a_clock_that_is_ahead_of_the_brokers_is_off_by_more_than_nothing() {
        offset.stamped(NOW.minusSeconds(7).toEpochMilli());
        assertThat(shown()).isEqualTo(7);

        offset.stamped(NOW.plusSeconds(7).toEpochMilli());
        assertThat(shown()).isEqualTo(-7);
    }

    @Test
    void an_age_can_be_told_by_the_brokers_clock() {
        assertThat(offset.brokers().instant()).isEqualTo(NOW);

        offset.stamped(NOW.minusSeconds(7).toEpochMilli());

        assertThat(offset.brokers().instant()).isEqualTo(NOW.minusSeconds(7));
    }
}
