package io.holdfast.bench.stack;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The other commands of the script, run as the script runs them: with the class path and the program that the bench was started with. */
final class Script {

    private final Path home;

    Script(Path home) {
        this.home = home;
    }

    private ProcessBuilder process(List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-Xmx96m",
                "-Dholdfast.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                System.getProperty("holdfast.program")));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /** Runs a command whose output people see as it comes; its exit code. */
    int run(List<String> arguments) throws IOException, InterruptedException {
        return process(arguments).inheritIO().start().waitFor();
    }

    /** Runs a command whose output goes to a file; its exit code. */
    int run(List<String> arguments, Path output) throws IOException, InterruptedException {
        Files.createDirectories(output.toAbsolutePath().getParent());
        return process(arguments)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
    }

    /** Runs a command and returns what it printed. */
    String output(List<String> arguments) throws IOException, InterruptedException {
        Process process = process(arguments).redirectError(Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int _ = process.waitFor();
        return output;
    }
}
