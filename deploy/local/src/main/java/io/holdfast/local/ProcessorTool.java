package io.holdfast.local;

import io.holdfast.local.StackFile.RunningPart;
import io.holdfast.local.StackFile.Stack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A command that hold-processor brings, run in a process of its own with the classes of that build. */
record ProcessorTool(Path home, String main) {

    /** The project's folder that the script was called in. */
    static Path project() {
        return Path.of(System.getProperty("holdfast.home", "."))
                .toAbsolutePath()
                .normalize();
    }

    /** The port of a part of a running stack; empty if it does not run. */
    static Optional<Integer> port(Optional<Stack> stack, String part) {
        return stack.stream()
                .flatMap(running -> running.parts().stream())
                .filter(running -> running.name().equals(part)
                        && running.process().handle().isPresent())
                .map(RunningPart::port)
                .findFirst();
    }

    /** Runs it to its end, with this terminal; its exit code. */
    int run(List<String> jvm, List<String> arguments) throws IOException, InterruptedException {
        Path app = home.resolve("hold-processor/target/quarkus-app");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(
                List.of("-XX:-UsePerfData", "-cp", app + "/app/*:" + app + "/lib/main/*:" + app + "/lib/boot/*", main));
        command.addAll(arguments);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
