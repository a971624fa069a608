package io.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which JDK the script takes; on a copy of it, beside JDKs that only say which they are. */
class ScriptTest {

    @TempDir
    private Path folder;

    private Path script;

    @BeforeEach
    void copy() throws Exception {
        script = folder.resolve("holdfast");
        Files.copy(Path.of("../../holdfast"), script);
        // Nothing to build, for what only looks.
        Files.createDirectories(folder.resolve("deploy/local/target/lib"));
    }

    private Path jdk(String version) throws IOException {
        Path home = folder.resolve("jdk-" + version);
        Path bin = Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
        for (String tool : new String[] {"java", "javac"}) {
            Path file = Files.writeString(bin.resolve(tool), "#!/bin/sh\necho runs %s\n".formatted(version));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return home;
    }

    private record Result(int exit, String output) {}

    private Result run(Path javaHome, Path onPath) throws Exception {
        return run(script, javaHome, onPath);
    }

    private Result run(Path called, Path javaHome, Path onPath) throws Exception {
        var builder = new ProcessBuilder("bash", called.toString(), "status").redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().put("PATH", onPath.resolve("bin") + ":/usr/bin:/bin");
        builder.environment().put("CDPATH", folder.toString());
        builder.environment().remove("HOME");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output.strip());
    }

    @Test
    void java_home_comes_first() throws Exception {
        assertThat(run(jdk("26.0.1"), jdk("25.0.3"))).isEqualTo(new Result(0, "runs 26.0.1"));
    }

    @Test
    void a_java_home_that_is_too_old_is_passed_over_for_the_path() throws Exception {
        assertThat(run(jdk("17.0.2"), jdk("25.0.3"))).isEqualTo(new Result(0, "runs 25.0.3"));
    }

    @Test
    void the_project_is_where_the_script_is_whatever_link_it_is_called_by() throws Exception {
        Path jdk = jdk("25.0.3");
        Files.writeString(jdk.resolve("bin/java"), "#!/bin/sh\nfor each; do echo \"$each\"; done\n");
        Path link = Files.createSymbolicLink(
                Files.createDirectory(folder.resolve("bin")).resolve("hf"), script);

        Result result = run(link, jdk, jdk);

        assertThat(result.output().lines())
                .contains("-Dholdfast.home=" + folder.toRealPath(), "io.holdfast.local.Main", "status");
        assertThat(folder.resolve("bin/target")).doesNotExist();
    }

    @Test
    void where_none_fits_one_line_says_what_is_missing() throws Exception {
        Files.writeString(script, Files.readString(script).replace("needed=25", "needed=99"));

        Result result = run(jdk("25.0.3"), jdk("26.0.1"));

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.output())
                .isEqualTo("holdfast: needs a JDK 99 or later and found none: install one (Temurin, for example),"
                        + " or set JAVA_HOME to it");
    }
}
