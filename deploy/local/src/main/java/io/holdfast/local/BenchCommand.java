package io.holdfast.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Hands over to the bench, which understands the options and starts what it measures. */
@Command(
        name = "bench",
        description = "Measures what an outcome takes and costs, here and in a simpler design; bench --help says how.")
final class BenchCommand implements Callable<Integer> {

    private static final String MAIN = "io.holdfast.bench.Main";

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        String home = System.getProperty("holdfast.home", ".");
        Path bench = Path.of(home).toAbsolutePath().normalize().resolve("deploy/bench/target");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Both compilers, since it must cost less than what it measures; a heap in which nothing is collected
                // while a run lasts a minute.
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xms768m",
                "-Xmx1g",
                "-Xmn600m",
                "-Dholdfast.home=" + home,
                "-cp",
                bench.resolve("classes") + ":" + bench.resolve("lib") + "/*",
                MAIN));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).inheritIO().start();
        // It stops what it started, which must not outlive this call.
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
