package io.holdfast.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Hands over to the simulation, which understands the options. It needs no stack. */
@Command(
        name = "simulate",
        description =
                "Runs hold-processor through simulated crashes, zombies, late messages and clocks that are off; simulate --help says how.")
final class SimulateCommand implements Callable<Integer> {

    private static final String MAIN = "io.holdfast.hold.simulation.Main";

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path app = Path.of(System.getProperty("holdfast.home", "."))
                .toAbsolutePath()
                .normalize()
                .resolve("hold-processor/target/quarkus-app");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Both compilers: it runs at full speed, for minutes.
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xmx512m",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                app + "/app/*:" + app + "/lib/main/*:" + app + "/lib/boot/*",
                MAIN));
        command.addAll(arguments);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
