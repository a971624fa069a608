package io.holdfast.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A tool of this project in a JVM of its own, with the class path of this one: it needs more memory, and both compilers. */
final class ToolProcess {

    private ToolProcess() {}

    /** The project's folder that the script was called in. */
    static Path project() {
        return Path.of(System.getProperty("holdfast.home", "."))
                .toAbsolutePath()
                .normalize();
    }

    /**
     * The brokers of a stack that runs, to begin with; empty if none does.
     *
     * @param region whose, of a stack with regions: brokers of two are never taken for one cluster
     */
    static Optional<String> brokers(Path folder, Optional<String> region) throws IOException {
        String running = new StackFile(folder)
                .running().stream()
                        .filter(part -> part.name().startsWith("broker"))
                        .filter(part -> Optional.ofNullable(part.region()).equals(region))
                        .map(part -> "127.0.0.1:" + part.port())
                        .collect(Collectors.joining(","));
        return running.isEmpty() ? Optional.empty() : Optional.of(running);
    }

    /**
     * The options that name a stack's brokers, and how a user gets in.
     *
     * @param option what the tool calls the file that says how to get in
     */
    static List<String> cluster(Path folder, String brokers, String option, String user) {
        var security = new Security(folder);
        return security.there()
                ? List.of(
                        "--bootstrap",
                        brokers,
                        option,
                        security.propertiesFile(user).toString())
                : List.of("--bootstrap", brokers);
    }

    /**
     * Runs a tool to its end, with this terminal; its exit code. It is ended if this process is: what it started must not outlive this call.
     *
     * @param main its class
     * @param jvm arguments of its JVM
     */
    static int run(Class<?> main, List<String> jvm, List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(JavaParts.JAVA);
        command.addAll(jvm);
        command.addAll(List.of("-XX:-UsePerfData", "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
        return process.waitFor();
    }

    private static void end(Process process) {
        process.destroy();
        try {
            int _ = process.waitFor();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
