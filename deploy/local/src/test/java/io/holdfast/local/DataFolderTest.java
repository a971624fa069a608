package io.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.local.StackFile.Phase;
import io.holdfast.local.StackFile.Running;
import io.holdfast.local.StackFile.RunningPart;
import io.holdfast.local.StackFile.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data folder under several names, and while something runs on it. */
class DataFolderTest {

    private static final Running GONE = new Running(1, 1);
    private static final Running HERE = Running.of(ProcessHandle.current());

    @TempDir
    private Path folder;

    private Path data;
    private Path link;

    @BeforeEach
    void linked() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        link = Files.createSymbolicLink(folder.resolve("link"), data);
    }

    private void runs(Running supervisor, Running part) throws IOException {
        String log = DataFolder.real(data).resolve("logs/hold-processor-0.log").toString();
        new StackFile(data)
                .write(new Stack(
                        supervisor,
                        Phase.READY,
                        "http://127.0.0.1:1",
                        null,
                        null,
                        List.of(new RunningPart("hold-processor-0", null, part, "", null, "", 1, log))));
    }

    @Test
    void what_runs_on_a_folder_is_found_by_any_name_of_it() throws IOException {
        runs(GONE, HERE);

        assertThat(new StackFile(link).running()).hasSize(1);
        assertThat(new StackFile(folder.resolve("data/../link")).running()).hasSize(1);
    }

    @Test
    void a_copied_folder_has_not_what_runs_on_the_one_it_was_copied_from() throws IOException {
        runs(GONE, HERE);
        Path copy = Files.createDirectory(folder.resolve("copy"));
        Files.copy(data.resolve("stack.json"), copy.resolve("stack.json"));

        assertThat(new StackFile(copy).read()).isEmpty();
    }

    @Test
    void a_folder_that_is_not_there_yet_has_the_name_that_it_will_have() throws IOException {
        assertThat(DataFolder.real(link.resolve("not/there")))
                .isEqualTo(data.toRealPath().resolve("not/there"));
    }

    /** The second supervisor would take the first one's place in the file, and nobody could stop the stack any more. */
    @Test
    void a_log_is_not_brought_up_beside_a_stack_that_runs() throws IOException {
        var plan = StackPlan.plain(folder, data, new StackPorts(8_080), Locks.NONE);
        for (Running supervisor : List.of(HERE, GONE)) {
            runs(supervisor, supervisor.equals(HERE) ? GONE : HERE);

            assertThatThrownBy(() -> new LogAlone(data, List.of(plan)))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("holdfast down");
            assertThat(data.resolve("stack.json")).exists();
        }
        runs(GONE, GONE);
        assertThat(new LogAlone(data, List.of(plan)).plans()).hasSize(1);
    }

    @Test
    void a_log_that_was_formatted_is_not_formatted_again() throws IOException {
        var plan = StackPlan.plain(folder, data, new StackPorts(8_080), Locks.NONE);
        assertThat(new BaseParts(plan).broker(1).prepare()).isPresent();

        Files.createDirectories(data.resolve("broker/log"));
        Files.writeString(data.resolve("broker/log/meta.properties"), "cluster.id=of-some-region\n");

        assertThat(new BaseParts(plan).broker(1).prepare()).isEmpty();
    }
}
