package io.holdfast.hold.simulation;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Runs schedules from the command line, until one breaks a promise or all are through. */
public final class Main {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_CALL = 2;
    private static final long SAY_EVERY_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Arguments arguments;
    private final Simulation simulation;
    private final PrintStream out;
    private final PrintStream progress;

    private Main(Arguments arguments, Parts parts, PrintStream out, PrintStream err) {
        this.arguments = arguments;
        this.simulation = new Simulation(parts);
        this.out = out;
        this.progress = arguments.json() ? err : out;
    }

    /** Runs and exits: 0 where every promise was kept, 1 where one was broken, 2 where the call was wrong. */
    public static void main(String[] call) {
        System.exit(run(List.of(call), Parts.REAL, System.out, System.err));
    }

    static int run(List<String> call, Parts parts, PrintStream out, PrintStream err) {
        if (call.contains("--help") || call.contains("-h")) {
            out.println(Arguments.USAGE);
            return DONE;
        }
        Arguments arguments;
        try {
            // Other schedules at each call: those of the last call were kept then.
            arguments = Arguments.of(call, System.currentTimeMillis());
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            err.println(wrong.getMessage());
            return WRONG_CALL;
        }
        return new Main(arguments, parts, out, err).run();
    }

    private int run() {
        progress.printf(
                "seeds %d to %d, %d steps each%n",
                arguments.first(), arguments.first() + arguments.seeds() - 1, arguments.steps());
        Map<String, Long> counts = new TreeMap<>();
        long began = System.nanoTime();
        long said = began;
        for (int i = 0; i < arguments.seeds(); i++) {
            long seed = arguments.first() + i;
            Simulation.Result result = simulation.run(seed, arguments.steps());
            result.counts().forEach((what, times) -> counts.merge(what, times, Long::sum));
            if (result.failure().isPresent()) {
                Simulation.Result explained = simulation.explain(seed, arguments.steps());
                return tell(new Report(arguments, i + 1, System.nanoTime() - began, counts), seed, explained);
            }
            if (System.nanoTime() - said > SAY_EVERY_NANOS) {
                said = System.nanoTime();
                progress.println(new Report(arguments, i + 1, said - began, counts).line());
            }
        }
        var report = new Report(arguments, arguments.seeds(), System.nanoTime() - began, counts);
        out.println(arguments.json() ? report.json() : report.text());
        return DONE;
    }

    private int tell(Report report, long seed, Simulation.Result failed) {
        Function<Simulation.Failure, String> telling = failure -> arguments.json()
                ? report.json(seed, failure, failed.trace())
                : report.text(seed, failure, failed.trace());
        // A schedule that fails once and not again is a fault of the simulation: it must depend on its seed alone.
        out.println(failed.failure().map(telling).orElse("seed %d failed once and not again".formatted(seed)));
        return FAILED;
    }
}
