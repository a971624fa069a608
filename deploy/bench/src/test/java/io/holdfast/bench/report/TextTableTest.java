package io.holdfast.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void columns_are_as_wide_as_they_need_to_be() {
        var table = new TextTable().row("", "calls", "p50").row("read seats", 7, "12.5");

        assertThat(table.lines()).containsExactly("            calls   p50", "read seats      7  12.5");
    }
}
