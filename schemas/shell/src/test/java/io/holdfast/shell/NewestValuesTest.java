package io.holdfast.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NewestValuesTest {

    private final NewestValues<String, String> values = new NewestValues<>(value -> value.startsWith("open"));

    @Test
    void what_was_written_is_not_undone_by_reading_what_was_written_before() {
        values.put("a", 5, "first");
        values.put("a", 6, "second");
        values.put("a", 5, "first");

        assertThat(values.find("a")).contains("second");
    }

    @Test
    void a_later_value_counts_and_a_tombstone_forgets() {
        values.put("a", 5, "first");
        values.put("a", 6, "second");
        assertThat(values.find("a")).contains("second");

        values.put("a", 7, null);
        assertThat(values.find("a")).isEmpty();
    }

    @Test
    void what_is_open_is_listed_until_it_is_not() {
        values.put("a", 1, "open a");
        values.put("b", 1, "open b");
        values.put("c", 1, "closed");
        assertThat(values.open()).containsExactlyInAnyOrder(Map.entry("a", "open a"), Map.entry("b", "open b"));

        values.put("a", 2, "closed");
        values.put("b", 2, null);
        assertThat(values.open()).isEmpty();
    }
}
