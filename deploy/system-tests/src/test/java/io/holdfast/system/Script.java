package io.holdfast.system;

import io.holdfast.local.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program behind {@code ./holdfast}, as the script starts it. */
final class Script {

    /** What a call printed and how it ended. */
    record Result(int exit, String output) {}

    private Script() {}

    static Result run(String... arguments) throws IOException, InterruptedException {
        return run(List.of(arguments));
    }

    static Result run(String command, List<String> options) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of(command));
        arguments.addAll(options);
        return run(arguments);
    }

    static Result run(List<String> arguments) throws IOException, InterruptedException {
        Path local = Stack.HOME.resolve("deploy/local/target");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-Xmx96m",
                "-Dholdfast.home=" + Stack.HOME,
                "-cp",
                local.resolve("classes") + ":" + local.resolve("lib") + "/*",
                Main.class.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }
}
