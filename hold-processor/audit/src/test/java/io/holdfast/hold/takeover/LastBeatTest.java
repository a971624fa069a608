package io.holdfast.hold.takeover;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LastBeatTest {

    private static final Instant BEAT = Instant.parse("2026-11-22T19:30:00Z");
    private static final LastBeat US = new LastBeat("us", "installation", BEAT);

    @Test
    void a_region_that_gave_a_sign_of_life_a_moment_ago_is_not_taken_over() {
        assertThatThrownBy(() -> US.requireSilent(BEAT.plusSeconds(29)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("us still lives: its beat is 29 s old");
        // Its clock is ahead of ours.
        assertThatThrownBy(() -> US.requireSilent(BEAT.minusSeconds(5))).hasMessageContaining("is 0 s old");
    }

    @Test
    void a_region_that_is_silent_may_be() {
        assertThatCode(() -> US.requireSilent(BEAT.plusSeconds(30))).doesNotThrowAnyException();
    }
}
