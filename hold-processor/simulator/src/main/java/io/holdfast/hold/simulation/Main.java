package io.holdfast.hold.simulation;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs schedules from the command line, until one breaks a promise or all are through. */
@Command(
        name = "holdfast drill simulate",
        mixinStandardHelpOptions = true,
        separator = " ",
        description =
                "Runs hold-processor's rules and processor over a simulated log, and holds everything against the promises.",
        footer = {"", "Exit codes: 0 every promise was kept, 1 one was broken, 2 the call was wrong."})
public final class Main implements Callable<Integer> {

    private static final long SAY_EVERY_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Parts parts;
    private final PrintStream out;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "10000",
            description =
                    "Schedules to run (default ${DEFAULT-VALUE}); each seed is one schedule, the same at each run.")
    private int seeds;

    @Option(
            names = "--first",
            paramLabel = "S",
            description = "The first seed (default: another at each call; it is said at the start).")
    private @Nullable Long first;

    @Option(
            names = "--steps",
            paramLabel = "K",
            defaultValue = "" + Simulation.STEPS,
            description = "How long the trouble in each lasts (default ${DEFAULT-VALUE}).")
    private int steps;

    @Option(
            names = "--regions",
            description = "Simulates two regions, and the link between them that carries places from one to the other.")
    private boolean regions;

    private Main(Parts parts, PrintStream out) {
        this.parts = parts;
        this.out = out;
    }

    /** Runs and exits: 0 if every promise was kept, 1 if one was broken, 2 if the call was wrong. */
    public static void main(String[] call) {
        System.exit(run(Parts.REAL, System.out, System.err, call));
    }

    static int run(Parts parts, PrintStream out, PrintStream err, String... call) {
        return new CommandLine(new Main(parts, out))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .execute(call);
    }

    @Override
    public Integer call() {
        if (seeds < 1 || steps < 1) {
            throw new ParameterException(spec.commandLine(), "--seeds and --steps must be at least 1");
        }
        Simulation simulation =
                regions ? Simulation.ofTwoRegions(parts, Reliability.REAL) : Simulation.ofOneRegion(parts);
        // Other schedules at each call: those of the last call were kept then.
        long begin = first == null ? System.currentTimeMillis() : first;
        out.printf("seeds %d to %d, %d steps each%n", begin, begin + seeds - 1, steps);
        Map<String, Long> counts = new TreeMap<>();
        long began = System.nanoTime();
        long said = began;
        for (int i = 0; i < seeds; i++) {
            long seed = begin + i;
            Simulation.Result result = simulation.run(seed, steps);
            result.counts().forEach((what, times) -> counts.merge(what, times, Long::sum));
            if (result.failure().isPresent()) {
                var report = new RunReport(seeds, steps, regions, i + 1, System.nanoTime() - began, counts);
                return tell(report, seed, simulation.explain(seed, steps));
            }
            if (System.nanoTime() - said > SAY_EVERY_NANOS) {
                said = System.nanoTime();
                out.println(new RunReport(seeds, steps, regions, i + 1, said - began, counts).line());
            }
        }
        var report = new RunReport(seeds, steps, regions, seeds, System.nanoTime() - began, counts);
        out.println(report.text());
        return CommandLine.ExitCode.OK;
    }

    private int tell(RunReport report, long seed, Simulation.Result failed) {
        // A schedule that fails once and not again is a fault of the simulation: it must depend on its seed alone.
        out.println(failed.failure()
                .map(failure -> report.text(seed, failure, failed.trace()))
                .orElse("seed %d failed once and not again".formatted(seed)));
        return CommandLine.ExitCode.SOFTWARE;
    }
}
