package io.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exit codes: 1 it failed, 2 the call was wrong. */
class MainTest {

    @ParameterizedTest
    @CsvSource({
        "'', there is no workload",
        "sideways, there is no workload sideways",
        "spread --rate fast, is not a double",
        "spread --rate 0, --rate must be positive",
        "spread --seconds 0, --seconds must be positive",
        "spread --in-flight 0, --in-flight must be 1 to 10000",
        "spread --target design-c, there is no target design-c",
        "spread --seats 100, --seats a multiple of 200",
        "spread --refused 100, --refused 0 to 99",
        "spread --windows 27-12, a window is FROM-TO",
        "spread --callers -1, --callers must be 1 to 10000",
        "spread --refused 5 --target floor, floor cannot play spread",
        "compare --turns 0, --turns must be positive",
        "compare --callers 0, --callers must be 1 to 10000",
        "purchase --target design-b, design-b cannot play purchase",
        "on-sale --target floor, floor cannot play on-sale",
        "spread --bootstrap localhost:2, --bootstrap goes with --url",
        "compare --workload purchase, design-b cannot play purchase",
        "compare --workload on-sale --targets floor, floor cannot play on-sale",
        "neighbour --rounds 0, --rounds must be positive",
        "neighbour --limit 0, --limit must be positive",
        "neighbour --steady 200, --steady must be positive and at most --limit",
        "compare --targets design-c, there is no target design-c"
    })
    void a_wrong_call_exits_2_and_says_what_is_wrong(String call, String message) {
        PrintStream before = System.err;
        var said = new ByteArrayOutputStream();
        int exit;
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            exit = Main.run(call.isEmpty() ? new String[0] : call.split(" ", -1));
        } finally {
            System.setErr(before);
        }

        assertThat(exit).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains(message);
    }
}
