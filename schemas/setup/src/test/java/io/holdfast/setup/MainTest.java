package io.holdfast.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MainTest {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG = 2;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(String... arguments) {
        PrintStream before = System.err;
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            return Main.run(arguments);
        } finally {
            System.setErr(before);
        }
    }

    @Test
    void help_is_no_failure() {
        assertThat(run("--help")).isEqualTo(DONE);
    }

    @Test
    void a_call_that_says_too_little_is_wrong() {
        assertThat(run()).isEqualTo(WRONG);
        assertThat(run("--registry", "http://127.0.0.1:1")).isEqualTo(WRONG);
        assertThat(run(
                        "--registry",
                        "http://127.0.0.1:1",
                        "--bootstrap",
                        "127.0.0.1:1",
                        "--rights",
                        "--topics-by-operator"))
                .isEqualTo(WRONG);
        assertThat(run("--registry", "http://127.0.0.1:1", "--bootstrap", "127.0.0.1:1", "--replication", "0"))
                .isEqualTo(WRONG);
        assertThat(run("--registry", "http://127.0.0.1:1", "--bootstrap", "127.0.0.1:1", "--partitions", "0"))
                .isEqualTo(WRONG);
        assertThat(run("--registry", "http://127.0.0.1:1", "--bootstrap", "127.0.0.1:1", "--regions", "eu,us"))
                .isEqualTo(WRONG);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains(
                        "--region and --regions: holdfast.regions needs holdfast.region",
                        "--registry",
                        "--bootstrap",
                        "--rights cannot be given",
                        "--replication must be at least 1",
                        "partitions must be at least 1");
    }

    @Test
    void a_registry_that_is_away_is_named() {
        assertThat(run("--registry", "http://127.0.0.1:1", "--bootstrap", "127.0.0.1:1", "--topics-by-operator"))
                .isEqualTo(FAILED);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("setup: the schema registry at http://127.0.0.1:1");
    }
}
