package io.holdfast.receipt.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.holdfast.receipt.receipt.RetrySchedule;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final RetrySchedule RETRIES = new RetrySchedule(SECOND, SECOND, SECOND);

    @Test
    void good_settings_are_accepted() {
        assertThat(new Settings("a.b", "Tickets", 1, 1, 1, RETRIES, SECOND).domain())
                .isEqualTo("a.b");
    }

    @Test
    void a_bad_setting_is_refused_by_its_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Settings("a>b", "Tickets", 1, 1, 1, RETRIES, SECOND))
                .withMessageStartingWith("holdfast.receipt.domain");
    }

    @Test
    void a_name_of_the_sender_is_a_line_of_text() {
        for (String name : new String[] {" ", "Tickets\r\nBcc: other@example.org"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Settings("a.b", name, 1, 1, 1, RETRIES, SECOND))
                    .withMessageStartingWith("holdfast.receipt.sender-name");
        }
    }

    @Test
    void a_bad_number_is_refused_by_its_name() {
        assertRefused("holdfast.receipt.in-flight", 0, 1, 1, RETRIES, SECOND);
        assertRefused("holdfast.receipt.outstanding", 2, 1, 1, RETRIES, SECOND);
        assertRefused("holdfast.receipt.read-ahead", 1, 1, 0, RETRIES, SECOND);
        assertRefused("holdfast.receipt.silence-ms", 1, 1, 1, RETRIES, Duration.ZERO);
        assertRefused(
                "holdfast.receipt.retry-first-ms", 1, 1, 1, new RetrySchedule(Duration.ZERO, SECOND, SECOND), SECOND);
        assertRefused(
                "holdfast.receipt.retry-max-ms",
                1,
                1,
                1,
                new RetrySchedule(SECOND, Duration.ofMillis(1), SECOND),
                SECOND);
        assertRefused(
                "holdfast.receipt.retry-for-minutes",
                1,
                1,
                1,
                new RetrySchedule(SECOND, SECOND, Duration.ofMinutes(-1)),
                SECOND);
    }

    private static void assertRefused(
            String name, int inFlight, int outstanding, int readAhead, RetrySchedule retries, Duration silence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Settings("a.b", "Tickets", inFlight, outstanding, readAhead, retries, silence))
                .withMessageStartingWith(name);
    }
}
