package io.holdfast.schemas.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProviderAmountsTest {

    private static Stream<String> currencies() {
        return Currencies.inUse().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("currencies")
    void what_is_asked_for_comes_back_as_it_was(String currency) {
        for (long minor : new long[] {0, 100, 4_500, 1_000_000}) {
            long amount = ProviderAmounts.of(minor, currency).orElseThrow();

            assertThat(ProviderAmounts.minor(amount, currency))
                    .as("%d %s", minor, currency)
                    .isEqualTo(minor);
        }
    }

    /** A major unit is the same money on both sides. */
    @ParameterizedTest
    @CsvSource({
        "EUR, 100, 100", "JPY, 1, 1", "KRW, 1, 1", "ISK, 1, 100", "UGX, 1, 100", "MGA, 100, 1",
        "HUF, 100, 100", "TWD, 100, 100", "KWD, 1000, 1000", "BHD, 1000, 1000", "TND, 1000, 1000", "IDR, 100, 100"
    })
    void one_major_unit_has_these_units(String currency, long minor, long amount) {
        assertThat(ProviderAmounts.of(minor, currency)).isEqualTo(OptionalLong.of(amount));
    }

    @Test
    void what_the_provider_has_no_unit_for_is_not_rounded() {
        assertThat(ProviderAmounts.of(101, "MGA")).isEmpty();
        assertThat(ProviderAmounts.of(1_001, "KWD")).isEmpty();
        assertThat(ProviderAmounts.uncharged(1_001, "KWD"))
                .hasValueSatisfying(why -> assertThat(why).startsWith("be a multiple of 10 in KWD"));
    }

    @Test
    void what_the_provider_could_never_charge_is_named() {
        assertThat(ProviderAmounts.uncharged(49, "EUR"))
                .hasValueSatisfying(why -> assertThat(why).contains("at least 50"));
        assertThat(ProviderAmounts.uncharged(50, "EUR")).isEmpty();
        assertThat(ProviderAmounts.uncharged(99_999_999, "EUR")).isEmpty();
        assertThat(ProviderAmounts.uncharged(100_000_000, "EUR"))
                .hasValueSatisfying(why -> assertThat(why).contains("at most 99999999"));
        assertThat(ProviderAmounts.uncharged(1_000_000_000, "IDR")).isEmpty();
        assertThat(ProviderAmounts.uncharged(1_000_000, "ISK"))
                .hasValueSatisfying(why -> assertThat(why).contains("at most 999999"));
    }

    @ParameterizedTest
    @MethodSource("currencies")
    void what_costs_nothing_can_always_be_had(String currency) {
        assertThat(ProviderAmounts.uncharged(0, currency)).isEmpty();
    }
}
