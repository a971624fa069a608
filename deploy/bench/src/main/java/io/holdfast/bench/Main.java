package io.holdfast.bench;

import io.holdfast.bench.measure.MeasuredMachine;
import io.holdfast.bench.report.BenchJson;
import io.holdfast.bench.report.BenchText;
import io.holdfast.bench.report.Report;
import io.holdfast.bench.stack.AtExit;
import io.holdfast.bench.stack.Deployed;
import io.holdfast.bench.stack.Pipeline;
import io.holdfast.bench.stack.Target;
import io.holdfast.bench.stack.TargetException;
import io.holdfast.bench.workload.Workload;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The bench. */
@Command(
        name = "holdfast bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts a stack of its own, loads it at a constant rate of arrivals or by a number of callers, has its log audited, and says what an outcome takes and costs.",
            "No figures are printed of a run whose audit fails.",
            "",
            "Workloads:",
            "  spread       carts of two adjacent seats over many events",
            "  on-sale      one event, the front rows first, until all is held and beyond",
            "  retry-storm  each request sent three times at once",
            "  purchase     hold, pay as soon as the seats are held, and the receipts",
            "  read         reservations and seat maps read while others hold seats",
            "  expiry       100,000 holds over within one second, and their seats asked for again"
        },
        subcommands = {CompareCommand.class, NeighbourCommand.class},
        footer = {
            "",
            "docs/bench.md says how it measures, how to read the figures, and what the fields of the JSON mean.",
            "Exit codes: 0 measured and audited, 1 it failed, 2 the call was wrong."
        })
public final class Main implements Callable<Integer> {

    /** Not required by the parser, which would require it of compare as well. */
    @Parameters(paramLabel = "WORKLOAD", arity = "0..1", description = "What callers do.")
    private String name = "";

    @Mixin
    private Options options = new Options();

    @Option(
            names = "--target",
            paramLabel = "NAME",
            defaultValue = "pipeline",
            description =
                    "What is loaded: pipeline, pipeline-tokens (the same, with callers that are known by tokens), design-b (a web process over PostgreSQL) or floor (HTTP and the log without a decision).")
    private String target = "pipeline";

    @Option(
            names = "--callers",
            paramLabel = "N",
            description =
                    "Instead of --rate: a closed loop of N callers: each asks for something new as soon as it has an answer.")
    private int callers;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "Loads the stack that is up there and leaves it running; --data names its folder, for the audit.")
    private @Nullable URI url;

    @SuppressWarnings("UnusedVariable") // Scripts name it.
    @Option(names = "--registry", paramLabel = "URL", hidden = true, description = "Of earlier versions: not needed.")
    private @Nullable String registry;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description =
                    "With --url, instead of --data: the brokers of a Holdfast that runs elsewhere or in containers, for the audit. What its processes cost is not known then.")
    private @Nullable String bootstrap;

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        var commandLine = new CommandLine(new Main());
        commandLine.setExecutionExceptionHandler((failed, _, _) -> {
            if (!(failed instanceof TargetException || failed instanceof IOException)) {
                throw failed;
            }
            System.err.println("holdfast: " + failed.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        });
        return commandLine.execute(arguments);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        options.validate();
        Workload workload = options.workload(name);
        MeasuredSystem subject = options.subject(target, workload);
        options.require(
                callers >= 0 && callers <= Options.MAX_IN_FLIGHT, "--callers must be 1 to " + Options.MAX_IN_FLIGHT);
        options.require(bootstrap == null || url != null, "--bootstrap goes with --url");
        MeasuredMachine machine = MeasuredMachine.here();
        try (Target started = start(subject);
                var _ = AtExit.run(started::close);
                var run = new Run(started, workload, machine, options, callers, Main::say)) {
            run.live(options);
            run.warmUp(options, options.load(callers, options.warmUpSeconds));
            Report report = run.measure(options, 1, options.load(callers, options.seconds));
            if (!run.audit()) {
                System.err.println("holdfast: the audit found violations: no figures");
                return 1;
            }
            System.out.println();
            BenchText.lines(report).forEach(System.out::println);
            options.write(BenchJson.of(report));
        }
        return 0;
    }

    private Target start(MeasuredSystem subject) throws IOException, InterruptedException {
        if (url == null) {
            return subject.start(options);
        }
        return bootstrap != null
                ? new Deployed(Options.home(), url, new Target.Log(bootstrap))
                : Pipeline.running(Options.home(), options.folder(), url);
    }

    static void say(String line) {
        System.out.println(line);
    }
}
