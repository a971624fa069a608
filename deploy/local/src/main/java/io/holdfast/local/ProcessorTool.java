package io.holdfast.local;

import io.holdfast.schemas.KafkaUser;
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

    /** The broker of a stack that runs; empty if none does. */
    static Optional<String> broker(Path folder) throws IOException {
        return new StackFile(folder)
                .read().stream()
                        .flatMap(running -> running.parts().stream())
                        .filter(running -> running.name().equals("broker")
                                && running.process().handle().isPresent())
                        .map(running -> "127.0.0.1:" + running.port())
                        .findFirst();
    }

    /**
     * The options that name a stack's brokers, and how a user gets in.
     *
     * @param option what the tool calls the file that says how to get in
     */
    static List<String> cluster(Path folder, String brokers, String option, KafkaUser user) {
        var security = new Security(folder);
        return security.there()
                ? List.of(
                        "--bootstrap",
                        brokers,
                        option,
                        security.propertiesFile(user.name()).toString())
                : List.of("--bootstrap", brokers);
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
