package io.holdfast.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.money.Currencies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page has a table of its own, since nothing there can read the services'. */
class PageCurrenciesTest {

    private static final Path TABLE = Path.of("src/main/resources/META-INF/resources/page/currencies.js");
    private static final Pattern ENTRY = Pattern.compile("([A-Z]{3}): (\\d),");

    @Test
    void the_page_shows_every_currency_with_the_digits_that_prices_are_given_in() throws Exception {
        Map<String, Integer> page = new TreeMap<>();
        ENTRY.matcher(Files.readString(TABLE))
                .results()
                .forEach(entry -> page.put(entry.group(1), Integer.valueOf(entry.group(2))));

        assertThat(Currencies.inUse()).containsAll(page.keySet());
        for (String currency : Currencies.inUse()) {
            assertThat(page.getOrDefault(currency, 2))
                    .as(currency)
                    .isEqualTo(Currencies.digits(currency).orElseThrow());
        }
    }
}
