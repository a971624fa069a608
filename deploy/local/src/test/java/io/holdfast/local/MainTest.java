package io.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exit codes: 0 done, 1 it failed, 2 the call was wrong. */
class MainTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sideways",
                "up --port eighty",
                "up --port 80",
                "up --scale box-office=2",
                "up --scale hold-processor=0",
                "up --partitions 0",
                "up --set hold-processor",
                "down --force",
                "train --seconds soon",
                "token",
                "token --scope hold",
                "token --scope holds --ttl 0s",
                "token --scope holds --ttl 25h",
                "token --scope holds --ttl soon",
                "drill",
                "drill --port 80 double-click",
                "drill --partitions 0 double-click",
                "region",
                "link",
                "link sideways",
                "link slow soon",
                "link one-way broker-1",
                "drill sideways",
                "drill kill-broker sideways",
                "drill kill-broker all",
                "drill kill-broker chaos --seed 1"
            })
    void a_wrong_call_exits_2(String call) {
        assertThat(Main.run(call.isEmpty() ? new String[0] : call.split(" "))).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "down --region mars",
                "region take-over mars --fenced",
                "region rejoin mars",
                "audit story cart-91",
                "audit replay --region mars"
            })
    void to_name_no_region_of_the_stack_is_a_wrong_call(String call) throws Exception {
        Files.writeString(folder.resolve("regions"), "eu,us\n");

        assertThat(Main.run((call + " --data " + folder).split(" "))).isEqualTo(2);
    }

    @Test
    void the_stack_is_in_the_projects_folder_if_no_other_is_named() {
        System.setProperty("holdfast.home", folder.toString());
        try {
            assertThat(printed(() -> Main.run("down"))).contains("nothing runs on " + folder.resolve(".holdfast"));
        } finally {
            System.clearProperty("holdfast.home");
        }
    }

    @Test
    void help_with_a_skip_names_the_stack_of_the_script() {
        assertThat(printed(() -> assertThat(Main.run("skip", "--help")).isZero()))
                .contains("--offset", "--data");
    }

    private static String printed(Runnable run) {
        var printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            run.run();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void down_where_nothing_runs_exits_0() {
        assertThat(Main.run("down", "--data", folder.toString())).isZero();
    }

    @Test
    void status_where_nothing_runs_exits_1() {
        assertThat(Main.run("status", "--data", folder.toString())).isEqualTo(1);
    }

    @Test
    void up_leaves_a_folder_alone_that_holds_something_else() throws Exception {
        Path thesis = Files.writeString(folder.resolve("thesis.txt"), "years of work");

        assertThat(Main.run("up", "--fresh", "--data", folder.toString())).isEqualTo(1);
        assertThat(thesis).exists();
    }

    @Test
    void a_folder_that_is_a_file_is_named_with_what_to_do(@TempDir Path elsewhere) throws Exception {
        Path file = Files.writeString(elsewhere.resolve("file"), "");
        var errors = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.run("up", "--data", file.resolve("below").toString()))
                    .isEqualTo(1);
        } finally {
            System.setErr(before);
        }
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains(file.toString(), "name another folder with --data");
    }

    @Test
    void simulate_needs_no_name_of_a_drill() {
        assertThat(Main.run("drill", "simulate", "--help")).isNotEqualTo(2);
    }

    @Test
    void demo_without_a_stack_exits_1() {
        assertThat(Main.run("demo", "--url", "http://127.0.0.1:1")).isEqualTo(1);
    }

    @Test
    void a_token_where_no_stack_runs_exits_1() {
        assertThat(Main.run("token", "--scope", "holds events", "--data", folder.toString()))
                .isEqualTo(1);
    }

    @Test
    void audit_where_no_stack_was_ever_started_exits_1() {
        assertThat(Main.run("audit", "verify", "--data", folder.toString())).isEqualTo(1);
    }

    @Test
    void the_log_of_a_stopped_stack_is_found_on_its_ports() throws Exception {
        var ports = new StackPorts(9_100);
        BrokerSettings.write(StackPlan.plain(folder, folder, ports, Locks.NONE));

        assertThat(BrokerSettings.planOf(folder, folder)).map(StackPlan::ports).contains(ports);
    }

    @Test
    void a_copied_folder_has_no_part_in_the_stack_that_it_was_copied_from() throws Exception {
        Path original = Files.createDirectories(folder.resolve("original"));
        Path copy = Files.createDirectories(folder.resolve("copy"));
        var running = StackFile.Running.of(ProcessHandle.current());
        var broker = new StackFile.RunningPart(
                "broker",
                null,
                running,
                "",
                null,
                "",
                9_140,
                original.resolve("logs/broker.log").toString());
        new StackFile(original)
                .write(new StackFile.Stack(
                        running,
                        StackFile.Phase.READY,
                        "http://127.0.0.1:9100",
                        "installation",
                        null,
                        List.of(broker)));
        Files.copy(original.resolve("stack.json"), copy.resolve("stack.json"));

        assertThat(new StackFile(original).read()).isPresent();
        assertThat(new StackFile(copy).read()).isEmpty();
    }

    @Test
    void the_log_of_a_copy_comes_up_beside_the_stack_that_has_its_ports() throws Exception {
        var ports = new StackPorts(9_150);
        var plan = StackPlan.plain(folder, folder, ports, Locks.NONE);
        try (var _ = new ServerSocket(ports.broker(1), 1, InetAddress.getLoopbackAddress())) {
            assertThat(new LogAlone(folder, List.of(plan)).plans().getFirst().ports())
                    .isNotEqualTo(ports);
        }
    }

    @Test
    void other_users_of_the_machine_do_not_get_into_the_data_folder() throws Exception {
        Path data = folder.resolve("data");

        new DataFolder(data).begin(false);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
    }
}
