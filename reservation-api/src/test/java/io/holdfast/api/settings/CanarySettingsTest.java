package io.holdfast.api.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CanarySettingsTest {

    private static CanarySettings every(int seconds, String instance) {
        return new CanarySettings(instance, "canary-" + instance, Duration.ofSeconds(seconds));
    }

    @Test
    void there_need_be_no_canary() {
        assertThat(every(0, "a".repeat(64)).period()).isZero();
        assertThat(every(5, "0").period()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void a_canary_that_would_fill_the_log_or_tell_nothing_is_refused() {
        for (int seconds : new int[] {-1, 4, 3_601}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> every(seconds, "0"))
                    .withMessageStartingWith("holdfast.canary.period-seconds");
        }
    }

    @Test
    void a_canary_whose_event_could_not_be_named_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> every(60, "a".repeat(58)))
                .withMessageStartingWith("holdfast.instance");
    }
}
