package io.holdfast.bench;

import io.holdfast.bench.load.ClosedLoop;
import io.holdfast.bench.load.Load;
import io.holdfast.bench.load.Schedule;
import io.holdfast.bench.report.Window.Span;
import io.holdfast.bench.workload.Size;
import io.holdfast.bench.workload.Workload;
import io.holdfast.bench.workload.Workloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every run takes. */
final class Options {

    /** Each is a connection. */
    static final int MAX_IN_FLIGHT = 10_000;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "500",
            description = "Arrivals in a second, at constant intervals (default ${DEFAULT-VALUE}).")
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
            defaultValue = "30",
            description = "Seconds of the same load before, which are not measured (default ${DEFAULT-VALUE}).")
    int warmUpSeconds;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "36",
            description = "How many events spread opens (default ${DEFAULT-VALUE}).")
    int events;

    @Option(
            names = "--seats",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Seats of each of spread's events, such as 20000: the same events then serve the warm-up and the measured load. By default as many as a load needs, in events of its own.")
    int seats;

    @Option(
            names = "--refused",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description =
                    "How many of a hundred of spread's carts ask for seats that an earlier one got (default ${DEFAULT-VALUE}).")
    int refused;

    @Option(
            names = "--retry-at-once",
            description =
                    "A caller that is refused, or told CHECKING, asks the very same again at once, whatever Retry-After says; each time is a call.")
    boolean retryAtOnce;

    @Option(
            names = "--windows",
            paramLabel = "FROM-TO",
            split = ",",
            description =
                    "Tells what became of the calls made in these seconds after the target was up, such as 12-27,15-30; with --warm-up 0 of a stack that was just started.")
    List<String> spans = new ArrayList<>();

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
            defaultValue = "${sys:holdfast.home:-.}/.holdfast-bench",
            description =
                    "Where its state and logs lie, in a folder named after the target (default ${DEFAULT-VALUE}); what is there is deleted.")
    Path data = Path.of("");

    @Option(
            names = "--scale",
            paramLabel = "SERVICE=N",
            description = "How many of a service, such as hold-processor=2 (default 1 of each).")
    Map<String, Integer> scale = new LinkedHashMap<>();

    @Option(
            names = "--brokers",
            paramLabel = "N",
            defaultValue = "1",
            description = "Brokers of the pipeline's log, as up --brokers takes them (default 1).")
    int brokers;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "Partitions of the pipeline's topics, as up --partitions takes them (default 6).")
    @Nullable
    Integer partitions;

    @Option(
            names = "--set",
            paramLabel = "SERVICE:KEY=VALUE",
            description = "A setting of a service of the stack, as up takes it.")
    List<String> settings = new ArrayList<>();

    @Option(
            names = "--live",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Number of holds of two seats that are live on the pipeline before the load begins (default ${DEFAULT-VALUE}); a million takes minutes.")
    int live;

    @Option(
            names = "--jvm",
            paramLabel = "ARGUMENT",
            defaultValue = "-XX:TieredStopAtLevel=4",
            description =
                    "An argument of the stack's JVMs, as up takes it (default ${DEFAULT-VALUE}: both compilers, as in production and in the simpler design).")
    List<String> jvm = new ArrayList<>();

    @Option(
            names = "--jdbc-url",
            paramLabel = "URL",
            description =
                    "A PostgreSQL for design B, as jdbc:postgresql://HOST:PORT/DATABASE?user=USER&password=PASSWORD; where none is named, one that is installed here is started on loopback.")
    @Nullable
    String jdbcUrl;

    @Option(
            names = "--postgres-set",
            paramLabel = "KEY=VALUE",
            description = "A setting of the PostgreSQL that is started, such as fsync=off.")
    List<String> postgresSettings = new ArrayList<>();

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Writes the figures there too, as JSON; compare as an array of them.")
    private @Nullable Path json;

    Size size() {
        return new Size(events, seats, refused);
    }

    List<Span> windows() {
        return spans.stream().map(Span::parse).toList();
    }

    List<String> stack() {
        var stack = new ArrayList<String>();
        scale.forEach((service, count) -> stack.addAll(List.of("--scale", service + "=" + count)));
        if (brokers != 1) {
            stack.addAll(List.of("--brokers", Integer.toString(brokers)));
        }
        if (partitions != null) {
            stack.addAll(List.of("--partitions", partitions.toString()));
        }
        settings.forEach(setting -> stack.addAll(List.of("--set", setting)));
        stack.addAll(jvm());
        return stack;
    }

    List<String> jvm() {
        return jvm.stream().map(argument -> "--jvm=" + argument).toList();
    }

    static Path home() {
        return Path.of(System.getProperty("holdfast.home", "."))
                .toAbsolutePath()
                .normalize();
    }

    Path folder() {
        return data.toAbsolutePath().normalize();
    }

    /** Rejects what can't be measured, by name. */
    void validate() {
        require(rate > 0, "--rate must be positive");
        require(seconds > 0, "--seconds must be positive");
        require(warmUpSeconds >= 0, "--warm-up must not be negative");
        require(inFlight > 0 && inFlight <= MAX_IN_FLIGHT, "--in-flight must be 1 to " + MAX_IN_FLIGHT);
        require(live >= 0, "--live must not be negative");
        require(patienceMs > 0, "--patience-ms must be positive");
        try {
            var _ = size();
            var _ = windows();
        } catch (IllegalArgumentException wrong) {
            throw wrong(String.valueOf(wrong.getMessage()));
        }
    }

    Workload workload(String name) {
        return Workloads.named(name, size())
                .orElseThrow(() -> wrong("there is no workload %s: see ./holdfast bench --help".formatted(name)));
    }

    MeasuredSystem subject(String title, Workload workload) {
        MeasuredSystem subject = MeasuredSystem.named(title)
                .orElseThrow(() -> wrong("there is no target %s: see ./holdfast bench --help".formatted(title)));
        require(subject.plays(workload), "%s cannot play %s".formatted(title, workload.name()));
        return subject;
    }

    /** This number of callers, or arrivals at the rate if there are none. */
    Load load(int callers, int lasting) {
        // A warm-up of no time is not run.
        return callers > 0 ? new ClosedLoop(callers, Math.max(1, lasting)) : Schedule.of(rate, lasting);
    }

    void write(String figures) throws IOException {
        if (json != null) {
            Files.writeString(json, figures + "\n");
        }
    }

    void require(boolean good, String message) {
        if (!good) {
            throw wrong(message);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
