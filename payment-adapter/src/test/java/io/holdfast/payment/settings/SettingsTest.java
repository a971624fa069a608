package io.holdfast.payment.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final Map<String, String> NEEDED = Map.of(
            "holdfast.payment.reconcile-every", "PT5S",
            "holdfast.payment.orphans-every", "PT1M");

    @Test
    void what_is_not_given_has_its_default() {
        Settings settings = settings(Map.of());

        assertThat(settings.inFlight()).isEqualTo(64);
        assertThat(settings.tries()).isEqualTo(3);
        assertThat(settings.longestDelay()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.orphanGrace()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void of_the_provider_only_the_key_must_be_given() {
        PaymentConfig.ProviderConfig provider = config(Map.of()).provider();

        assertThat(provider.url()).isEqualTo("https://api.stripe.com");
        assertThat(provider.timeoutMs()).isEqualTo(5_000);
        assertThat(provider.key()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "holdfast.payment.in-flight, 0",
        "holdfast.payment.tries, 0",
        "holdfast.payment.reconcile-max-delay-ms, 0",
        "holdfast.payment.orphan-grace-ms, -1",
    })
    void a_bad_value_is_refused_by_its_name(String name, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of(name, value)))
                .withMessageContaining(name);
    }

    private static Settings settings(Map<String, String> given) {
        return Settings.of(config(given));
    }

    private static PaymentConfig config(Map<String, String> given) {
        var all = new HashMap<>(NEEDED);
        all.putAll(given);
        return new SmallRyeConfigBuilder()
                .withMapping(PaymentConfig.class)
                .withDefaultValues(all)
                .build()
                .getConfigMapping(PaymentConfig.class);
    }
}
