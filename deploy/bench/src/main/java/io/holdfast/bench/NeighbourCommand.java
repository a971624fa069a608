package io.holdfast.bench;

import io.holdfast.bench.load.Schedule;
import io.holdfast.bench.measure.MeasuredMachine;
import io.holdfast.bench.report.BenchJson;
import io.holdfast.bench.report.NeighbourReport;
import io.holdfast.bench.report.Report;
import io.holdfast.bench.stack.AtExit;
import io.holdfast.bench.stack.Target;
import io.holdfast.bench.workload.Neighbours;
import io.holdfast.bench.workload.Turns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What one tenant has to wait while another one presses. */
@Command(
        name = "neighbour",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts a stack whose callers are known by tokens. One tenant holds seats at a steady pace, first alone and then while another one asks for holds at --rate, by turns; prints what the steady one waited in each, and what the other one was answered."
        })
final class NeighbourCommand implements Callable<Integer> {

    private static final String LIMIT = "reservation-api:holdfast.limits.tenant.commands-per-second=";

    @Mixin
    private Options options = new Options();

    @Option(
            names = "--steady",
            paramLabel = "N",
            defaultValue = "50",
            description = "Holds in a second that the steady tenant asks for (default ${DEFAULT-VALUE}).")
    private double steady;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "Calls in a second that each tenant may send (default ${DEFAULT-VALUE}).")
    private int limit;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description =
                    "How often both are measured on the one stack, each second round in the opposite order (default ${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() throws IOException, InterruptedException {
        options.validate();
        options.require(rounds > 0, "--rounds must be positive");
        options.require(limit > 0, "--limit must be positive");
        options.require(steady > 0 && steady <= limit, "--steady must be positive and at most --limit");
        options.settings.addFirst(LIMIT + limit);
        double all = options.rate + steady;
        MeasuredMachine machine = MeasuredMachine.here();
        try (Target target = MeasuredSystem.PIPELINE_TOKENS.start(options);
                var _ = AtExit.run(target::close)) {
            var neighbours = new Neighbours(target.token("neighbour").orElseThrow(), new Turns(steady, all));
            try (var run = new Run(target, neighbours, machine, options, 0, Main::say)) {
                run.warmUp(options, Schedule.of(all, options.warmUpSeconds));
                var measured = new ArrayList<NeighbourReport.Round>();
                for (int round = 1; round <= rounds; round++) {
                    measured.add(round(run, neighbours, round, Schedule.of(all, options.seconds)));
                }
                if (!run.audit()) {
                    System.err.println("holdfast: the audit found violations: no figures");
                    return 1;
                }
                System.out.println();
                NeighbourReport.lines(steady, options.rate, limit, measured).forEach(System.out::println);
                options.write(BenchJson.of(measured.stream()
                        .flatMap(round -> Stream.of(round.alone(), round.beside()))
                        .toList()));
            }
        }
        return 0;
    }

    /** The machine changes with time: each second round is the other way round. */
    private NeighbourReport.Round round(Run run, Neighbours neighbours, int round, Schedule load)
            throws IOException, InterruptedException {
        boolean besideFirst = round % 2 == 0;
        Report first = measure(run, neighbours, round, load, besideFirst);
        Report second = measure(run, neighbours, round, load, !besideFirst);
        return besideFirst ? new NeighbourReport.Round(second, first) : new NeighbourReport.Round(first, second);
    }

    private Report measure(Run run, Neighbours neighbours, int round, Schedule load, boolean pressing)
            throws IOException, InterruptedException {
        neighbours.pressing(pressing);
        Main.say("round %d, %s".formatted(round, pressing ? "the neighbour presses" : "the steady tenant alone"));
        return run.measure(options, round, load);
    }
}
