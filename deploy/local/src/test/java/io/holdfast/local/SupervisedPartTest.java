package io.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.local.StackFile.RunningPart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real child process that is killed. */
class SupervisedPartTest {

    @TempDir
    private Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final AtomicBoolean wanted = new AtomicBoolean(true);
    private SupervisedPart part;

    @BeforeEach
    void start() throws Exception {
        Path log = folder.resolve("part.log");
        part = new SupervisedPart(
                new Part(
                        "part-0",
                        Optional.empty(),
                        Optional.of(List.of("sh", "-c", "echo prepared")),
                        List.of("sh", "-c", "echo started; exec tail -f /dev/null"),
                        1,
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        log,
                        folder.resolve("tmp")),
                said::add,
                () -> {},
                wanted::get);
        part.start();
        // Killed sooner, it would not have said that it started.
        await().until(() -> Files.readString(log).endsWith("started\n"));
    }

    @AfterEach
    void stop() throws Exception {
        part.askToEnd();
        part.awaitEnd();
    }

    private RunningPart running() {
        return Objects.requireNonNull(part.running());
    }

    @Test
    void a_killed_process_is_replaced_and_said_so() throws Exception {
        RunningPart first = running();

        first.process().handle().orElseThrow().destroyForcibly();

        await().until(() -> running().process().pid() != first.process().pid());
        assertThat(said).singleElement().asString().startsWith("part-0 ended by itself (exit 137)");
        await().untilAsserted(() ->
                assertThat(Files.readString(folder.resolve("part.log"))).isEqualTo("prepared\nstarted\nstarted\n"));
    }

    @Test
    void ctrl_c_does_not_reach_a_part_by_itself() throws Exception {
        long pid = running().process().pid();

        for (String signal : List.of("INT", "HUP")) {
            assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                            .start()
                            .waitFor())
                    .isZero();
        }

        await().during(Duration.ofMillis(300))
                .until(() -> running().process().handle().isPresent());
        assertThat(running().process().pid()).isEqualTo(pid);
    }

    @Test
    void a_stopped_process_is_not_replaced() throws Exception {
        RunningPart running = running();

        stop();

        assertThat(running.process().handle()).isEmpty();
        assertThat(running().process()).isEqualTo(running.process());
        assertThat(said).isEmpty();
    }

    @Test
    void one_that_dies_while_it_shall_not_run_is_not_replaced_before_it_shall() throws Exception {
        RunningPart first = running();
        wanted.set(false);

        first.process().handle().orElseThrow().destroyForcibly();

        await().untilAsserted(() -> assertThat(part.running()).isNull());
        assertThat(part.reconcile()).isFalse();
        assertThat(said).isEmpty();

        wanted.set(true);

        assertThat(part.reconcile()).isTrue();
        assertThat(running().process().pid()).isNotEqualTo(first.process().pid());
        assertThat(part.reconcile()).isFalse();
    }

    @Test
    void one_that_shall_not_run_any_more_is_stopped() throws Exception {
        RunningPart first = running();
        wanted.set(false);

        assertThat(part.reconcile()).isFalse();

        assertThat(first.process().handle()).isEmpty();
        await().untilAsserted(() -> assertThat(part.running()).isNull());
    }

    @Test
    void another_process_with_a_recorded_pid_is_not_taken_for_the_part() {
        var recorded = running().process();

        var imposter = new StackFile.Running(recorded.pid(), recorded.startedAtMs() - 10_000);

        assertThat(recorded.handle()).isPresent();
        assertThat(imposter.handle()).isEmpty();
    }
}
