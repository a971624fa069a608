package io.holdfast.hold.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Parts parts, String... call) {
        return Main.run(parts, stream(out), stream(err), call);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void what_was_kept_is_said_with_the_seeds_and_what_happened() {
        int code = run(Parts.REAL, "--seeds", "5", "--first", "7", "--steps", "50");

        assertThat(code).isZero();
        assertThat(out()).contains("seeds 7 to 11, 50 steps each", "5 schedules in", "every promise was kept");
    }

    @Test
    void a_broken_promise_is_told_with_its_trace_and_with_the_call_that_shows_it_again() {
        int code = run(Mutation.GIVES_HALF_A_CART.parts(), "--seeds", "500", "--first", "1");

        assertThat(code).isEqualTo(1);
        assertThat(out()).contains("broke P2", "decides", "generation 1");
        String replay = out().lines().toList().getLast().strip();
        assertThat(replay).matches("./holdfast drill simulate --seeds 1 --first \\d+ --steps 200");

        String told = out().lines()
                .filter(line -> line.contains("broke P2"))
                .findFirst()
                .orElseThrow();
        out.reset();
        run(
                Mutation.GIVES_HALF_A_CART.parts(),
                replay.replace("./holdfast drill simulate ", "").split(" "));

        assertThat(out()).contains(told);
    }

    @Test
    void help_is_printed_when_it_is_asked_for() {
        assertThat(run(Parts.REAL, "--help")).isZero();
        assertThat(out()).contains("--seeds N", "Exit codes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--seeds", "--seeds none", "--seeds 0", "--steps 0", "--quickly", "--seeds 99999999999"})
    void a_call_that_can_not_be_meant_is_refused(String call) {
        assertThat(run(Parts.REAL, call.split(" "))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).isNotBlank();
    }
}
