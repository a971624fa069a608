package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bench on the tests' stack: what it says must add up. How fast anything was is not judged here. */
class BenchTest {

    private static final int CALLS = 40;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        Stack.start();
        Stack.awaitReady();
    }

    @Test
    void every_call_that_was_due_is_accounted_for() throws Exception {
        Path file = folder.resolve("figures.json");

        var options = new ArrayList<>(List.of("spread", "--url", Stack.URL));
        options.addAll(List.of("--rate", "20", "--seconds", "2", "--warm-up", "1", "--json", file.toString()));
        options.addAll(Stack.log());
        Script.Result result = Script.run("bench", options);

        assertThat(result.exit()).as(result.output()).isZero();
        JsonNode figures = new ObjectMapper().readTree(file.toFile());
        long accounted = 0;
        for (String fate : new String[] {"outcomes", "checking", "refused", "failed", "notSent"}) {
            accounted += figures.get(fate).asLong();
        }
        assertThat(figures.get("calls").asLong()).isEqualTo(CALLS).isEqualTo(accounted);
        long answered = 0;
        for (JsonNode count : figures.get("byStatus")) {
            answered += count.asLong();
        }
        assertThat(answered)
                .isEqualTo(CALLS
                        - figures.get("notSent").asLong()
                        - figures.get("errors").path("no answer").asLong());
        assertThat(figures.get("cost").get("bytesPerOutcomeByTopic").has("holdfast.seat-commands"))
                .isTrue();
        assertThat(result.output()).contains("audit: clean");
    }
}
