package io.holdfast.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What every run takes. */
final class Options {

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "500",
            description =
                    "Arrivals in a second, at constant intervals (default ${DEFAULT-VALUE}); with --saturate the first step.")
    double rate;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "30",
            description = "How long the measured load lasts (default ${DEFAULT-VALUE}).")
    int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "10",
            description = "Seconds of the same load before, which are not measured (default ${DEFAULT-VALUE}).")
    int warmUpSeconds;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            defaultValue = "1000",
            description =
                    "Calls that may be under way at once (default ${DEFAULT-VALUE}); beyond it a call is not sent, and counted as that.")
    int inFlight;

    @Option(
            names = "--patience-ms",
            paramLabel = "N",
            defaultValue = "2000",
            description =
                    "How long a caller waits: outcomes that come later are no goodput (default ${DEFAULT-VALUE}).")
    long patienceMs;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "What the choice of seats follows from (default ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8400",
            description = "First port of what is started (default ${DEFAULT-VALUE}).")
    int port;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = ".holdfast-bench",
            description = "Where its state and logs lie (default ${DEFAULT-VALUE}); what is there is deleted.")
    Path data = Path.of(".holdfast-bench");

    @Option(
            names = "--scale",
            paramLabel = "SERVICE=N",
            description = "How many of a service, such as hold-processor=2 (default 1 of each).")
    Map<String, Integer> scale = new LinkedHashMap<>();

    @Option(
            names = "--set",
            paramLabel = "SERVICE:KEY=VALUE",
            description = "A setting of a service of the stack, as up takes it.")
    List<String> settings = new ArrayList<>();

    /** What {@code up} is told besides where. */
    List<String> stack() {
        var stack = new ArrayList<String>();
        scale.forEach((service, count) -> stack.addAll(List.of("--scale", service + "=" + count)));
        settings.forEach(setting -> stack.addAll(List.of("--set", setting)));
        return stack;
    }

    /** The project's folder. */
    static Path home() {
        return Path.of(System.getProperty("holdfast.home", "."))
                .toAbsolutePath()
                .normalize();
    }

    Path folder() {
        return data.toAbsolutePath().normalize();
    }
}
