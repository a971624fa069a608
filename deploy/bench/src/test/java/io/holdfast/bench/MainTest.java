package io.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exit codes: 1 it failed, 2 the call was wrong. */
class MainTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sideways",
                "spread --rate fast",
                "spread --rate 0",
                "spread --seconds 0",
                "spread --in-flight 0",
                "spread --target design-c",
                "purchase --target design-a",
                "compare --workload purchase",
                "compare --targets design-c"
            })
    void a_wrong_call_exits_2(String call) {
        assertThat(Main.run(call.isEmpty() ? new String[0] : call.split(" "))).isEqualTo(2);
    }
}
