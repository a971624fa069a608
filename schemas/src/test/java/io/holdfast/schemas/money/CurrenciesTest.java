package io.holdfast.schemas.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurrenciesTest {

    /** Known to ISO since this JDK was made. */
    private static final Set<String> NEWER_THAN_THE_JDK = Set.of("XCG", "ZWG", "SLE", "VED");

    @Test
    void the_digits_of_every_currency_are_those_that_the_jdk_has_from_iso() {
        Set<String> known = Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .collect(Collectors.toSet());
        for (String code : Currencies.inUse()) {
            if (known.contains(code)) {
                assertThat(Currencies.digits(code))
                        .as(code)
                        .isEqualTo(OptionalInt.of(Currency.getInstance(code).getDefaultFractionDigits()));
            } else {
                assertThat(NEWER_THAN_THE_JDK).contains(code);
            }
        }
        assertThat(Currencies.inUse()).hasSize(155);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "XXX", "XTS", "XAU", "XAG", "XPT", "XPD", "XDR", "XBA", "BOV", "CHE", "CHW", "CLF", "COU", "MXV", "USN",
                "UYI", "DEM", "FRF", "ITL", "HRK", "BGN", "ANG", "ZWL", "SLL", "CUC", "VEF", "eur", "", "EURO"
            })
    void what_is_no_money_in_use_is_not_on_sale(String code) {
        assertThat(Currencies.isInUse(code)).isFalse();
    }
}
