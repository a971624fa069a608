package io.holdfast.api.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.holdfast.api.settings.Settings.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final Path DIR = Path.of("target");
    private static final Duration BEHIND = Duration.ofSeconds(1);
    private static final Duration BODY = Duration.ofSeconds(10);
    private static final Limits ENOUGH = new Limits(1, 1, BODY, 1, BEHIND, 1, 1);
    private static final Duration WINDOW = Duration.ofMinutes(2);

    @Test
    void good_settings_are_accepted() {
        assertThat(new Settings(DIR, ENOUGH, WINDOW, Optional.empty()).paymentWindow())
                .isEqualTo(WINDOW);
    }

    @Test
    void a_bad_setting_is_refused_by_its_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Settings(DIR, ENOUGH, WINDOW, Optional.of("javascript:alert(1)")))
                .withMessageStartingWith("holdfast.page.inbox-url");
    }

    @Test
    void a_payment_window_that_the_owner_would_refuse_is_refused() {
        for (Duration window : new Duration[] {Duration.ZERO, Duration.ofMinutes(16)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Settings(DIR, ENOUGH, window, Optional.empty()))
                    .withMessageStartingWith("holdfast.payment.window-seconds");
        }
    }

    @Test
    void a_bad_limit_is_refused_by_its_name() {
        assertLimitRefused("holdfast.limits.waiting", 0, 1, 1, 1);
        assertLimitRefused("holdfast.limits.pending", 2, 1, 1, 1);
        assertLimitRefused("holdfast.limits.streams", 1, 1, -1, 1);
        assertLimitRefused("holdfast.limits.seat-changes", 1, 1, 1, 0);
        assertLimitRefused("holdfast.limits.seat-changes", 1, 1, 1, 1_000_001);
    }

    @ParameterizedTest
    @ValueSource(longs = {99, 30_001})
    void a_backlog_that_nobody_would_wait_for_or_that_is_none_is_refused(long behindMs) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Limits(1, 1, BODY, 1, Duration.ofMillis(behindMs), 1, 1))
                .withMessageStartingWith("holdfast.limits.behind-ms");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 60_001})
    void a_body_that_may_take_no_time_or_for_ever_is_refused(long bodyMs) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Limits(1, 1, Duration.ofMillis(bodyMs), 1, BEHIND, 1, 1))
                .withMessageStartingWith("holdfast.limits.body-ms");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Limits(1, 0, BODY, 1, BEHIND, 1, 1))
                .withMessageStartingWith("holdfast.limits.reading");
    }

    private static void assertLimitRefused(String name, int waiting, int pending, int streams, int seatChanges) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Limits(waiting, 1, BODY, pending, BEHIND, streams, seatChanges))
                .withMessageStartingWith(name);
    }
}
