package io.holdfast.hold.audit.diff;

import static io.holdfast.hold.audit.LiveLog.EVENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.hold.audit.LiveLog;
import io.holdfast.hold.audit.log.AuditException;
import io.holdfast.hold.audit.log.Progress;
import io.holdfast.schemas.command.ExtendHold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another build of the rules, made here: the same classes, one of them compiled from a changed source. */
class DiffTest {

    private static final Path CLASSES = Path.of("target/classes");
    private static final Path SOURCES = Path.of("../rules/src/main/java");

    @TempDir
    private Path folder;

    private LiveLog live;

    @SuppressWarnings("NullAway.Init") // JUnit calls begin before every test.
    DiffTest() {}

    @BeforeEach
    void begin() {
        live = new LiveLog(folder);
        live.open();
        live.hold("cart-91", "A-1-12");
        live.later(Duration.ofMinutes(4)).send(new ExtendHold(EVENT, "cart-91", 1_740));
        live.sell("cart-92", "A-2-1");
        live.send(new byte[] {1, 2, 3});
        live.takeOut(8);
        live.hold("cart-93", "A-3-1");
        live.hold("cart-94", "A-3-1");
    }

    @AfterEach
    void end() {
        live.close();
    }

    private Path build(String source, String from, String to) throws IOException {
        // The rest is taken from this build.
        Path other = Files.createDirectories(folder.resolve("other"));
        String text = Files.readString(SOURCES.resolve(source));
        assertThat(text).contains(from);
        Path changed = Files.createDirectories(folder.resolve("source"))
                .resolve(Path.of(source).getFileName());
        Files.writeString(changed, text.replace(from, to));
        int compiled = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler())
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-d",
                        other.toString(),
                        "-cp",
                        other + java.io.File.pathSeparator + System.getProperty("java.class.path"),
                        changed.toString());
        assertThat(compiled).isZero();
        return other;
    }

    private Diff.Result diff(Path other) {
        try (OtherBuild build = OtherBuild.load(other)) {
            return new Diff(live.log, live.serdes.schemas(), folder, new Progress())
                    .run(build, live.log.cut().partitions(), 1, 10);
        }
    }

    @Test
    void a_build_with_the_same_rules_decides_the_same() {
        Diff.Result result = diff(CLASSES);

        assertThat(result.differing()).isZero();
        assertThat(result.commands()).isEqualTo(10);
    }

    @Test
    void a_limit_that_was_changed_shows_in_every_decision_that_it_changes() throws Exception {
        Path other = build(
                "io/holdfast/hold/seat/Limits.java",
                "HOLD_WITH_EXTENSIONS = Duration.ofMinutes(30)",
                "HOLD_WITH_EXTENSIONS = Duration.ofMinutes(20)");

        Diff.Result result = diff(other);

        assertThat(result.differing()).isOne();
        assertThat(result.listed())
                .containsExactly(new Difference(
                        0,
                        2,
                        "HoldExtended of %s/cart-91: there fact.expiresAt is 1795377000000 and should be 1795377600000"
                                .formatted(EVENT)));
    }

    @Test
    void another_kind_of_decision_is_named_on_both_sides() throws Exception {
        Path other = build(
                "io/holdfast/hold/seat/Request.java",
                "HoldLimits.seatsProblem(seats)",
                "java.util.Optional.of(\"must be none\")");

        Diff.Result result = diff(other);

        assertThat(result.listed().getFirst().what())
                .startsWith("here SeatsHeld of %s/cart-91, there the dead letters".formatted(EVENT));
        assertThat(result.differing()).as("what rests on it differs, too").isEqualTo(7);
    }

    @Test
    void what_is_no_build_is_said_to_be_none() throws Exception {
        Path empty = folder.resolve("quarkus-app");
        Files.createDirectories(empty.resolve("lib"));

        assertThatThrownBy(() -> OtherBuild.load(folder.resolve("nowhere"))).isInstanceOf(AuditException.class);
        assertThatThrownBy(() -> OtherBuild.load(empty)).hasMessageContaining("cannot be compared yet");
    }
}
