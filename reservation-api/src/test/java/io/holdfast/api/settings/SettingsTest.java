package io.holdfast.api.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.holdfast.schemas.KafkaCluster;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final Path DIR = Path.of("target");
    private static final KafkaCluster KAFKA = KafkaCluster.at("localhost:9092");
    private static final Duration WINDOW = Duration.ofMinutes(2);

    @Test
    void good_settings_are_accepted() {
        assertThat(new Settings("0", KAFKA, "http://localhost:8081", DIR, 1, 1, WINDOW).clientId())
                .isEqualTo("reservation-api-0");
    }

    @Test
    void a_bad_setting_is_refused_by_its_name() {
        assertRefused("holdfast.instance", "a b", "localhost:9092", "http://r", 1, 1);
        assertRefused("holdfast.kafka.bootstrap-servers", "0", " ", "http://r", 1, 1);
        assertRefused("holdfast.schema-registry.url", "0", "localhost:9092", "localhost:8081", 1, 1);
        assertRefused("holdfast.limits.waiting", "0", "localhost:9092", "http://r", 0, 1);
        assertRefused("holdfast.limits.pending", "0", "localhost:9092", "http://r", 2, 1);
    }

    @Test
    void a_payment_window_that_the_owner_would_refuse_is_refused() {
        for (Duration window : new Duration[] {Duration.ZERO, Duration.ofMinutes(16)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Settings("0", KAFKA, "http://r", DIR, 1, 1, window))
                    .withMessageStartingWith("holdfast.payment.window-seconds");
        }
    }

    private static void assertRefused(
            String name, String instance, String brokers, String registry, int waiting, int pending) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Settings(instance, KafkaCluster.at(brokers), registry, DIR, waiting, pending, WINDOW))
                .withMessageStartingWith(name);
    }
}
