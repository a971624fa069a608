package io.holdfast.bench;

import io.holdfast.bench.load.ClosedLoop;
import io.holdfast.bench.load.Load;
import io.holdfast.bench.load.Schedule;
import io.holdfast.bench.measure.MeasuredMachine;
import io.holdfast.bench.report.BenchJson;
import io.holdfast.bench.report.ComparisonReport;
import io.holdfast.bench.report.Report;
import io.holdfast.bench.stack.AtExit;
import io.holdfast.bench.stack.DesignB;
import io.holdfast.bench.stack.Target;
import io.holdfast.bench.workload.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The pipeline beside the simpler design and the floor. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs one workload at the same rates on design B (a web process over PostgreSQL) and on the pipeline, by turns on the same machine with the same generator, and prints a table of latency by rate. It says for each figure how long the target had been under load."
        })
final class CompareCommand implements Callable<Integer> {

    @Mixin
    private Options options = new Options();

    @Option(
            names = "--workload",
            paramLabel = "NAME",
            defaultValue = "spread",
            description = "What callers do (default ${DEFAULT-VALUE}).")
    private String name = "spread";

    @Option(
            names = "--rates",
            paramLabel = "N",
            split = ",",
            defaultValue = "250,500,1000,2000,4000",
            description = "Arrivals in a second, one run at each (default ${DEFAULT-VALUE}).")
    private List<Double> rates = new ArrayList<>();

    @Option(
            names = "--callers",
            paramLabel = "N",
            split = ",",
            description =
                    "Instead of --rates: closed loops, one run with each number of callers, such as 64,256,1000; the warm-up is with the most.")
    private List<Integer> callers = new ArrayList<>();

    @Option(
            names = "--turns",
            paramLabel = "N",
            defaultValue = "2",
            description =
                    "How often each target is started, warmed up and measured, by turns, each second turn in the opposite order (default ${DEFAULT-VALUE}).")
    private int turns;

    @Option(
            names = "--targets",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "design-b,pipeline",
            description = "What is compared (default ${DEFAULT-VALUE}); pipeline-tokens and floor, too.")
    private List<String> targets = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        options.validate();
        List<MeasuredSystem> subjects = subjects(options.workload(name));
        List<Load> loads = loads();
        MeasuredMachine machine = MeasuredMachine.here();
        var reports = new ArrayList<Report>();
        for (int turn = 1; turn <= turns; turn++) {
            // The machine changes with time: each second turn is the other way round, so that none is always the last.
            for (MeasuredSystem subject : turn % 2 == 1 ? subjects : subjects.reversed()) {
                if (!measure(subject, turn, loads, machine, reports)) {
                    System.err.println("holdfast: what %s told and kept does not bear out the promises: no figures"
                            .formatted(subject.title()));
                    return 1;
                }
            }
        }
        System.out.println();
        ComparisonReport.lines(reports).forEach(System.out::println);
        options.write(BenchJson.of(reports));
        return 0;
    }

    private List<MeasuredSystem> subjects(Workload workload) {
        var subjects = new ArrayList<MeasuredSystem>();
        for (String title : targets) {
            MeasuredSystem subject = options.subject(title, workload);
            if (subject == MeasuredSystem.DESIGN_B && options.jdbcUrl == null && !DesignB.postgresInstalled()) {
                System.out.println(
                        "design-b is left out: no PostgreSQL is installed here, and none was named with --jdbc-url");
            } else {
                subjects.add(subject);
            }
        }
        return subjects;
    }

    private List<Load> loads() {
        options.require(turns > 0, "--turns must be positive");
        options.require(
                callers.stream().allMatch(count -> count > 0 && count <= Options.MAX_IN_FLIGHT),
                "--callers must be 1 to " + Options.MAX_IN_FLIGHT);
        return callers.isEmpty()
                ? rates.stream()
                        .<Load>map(rate -> Schedule.of(rate, options.seconds))
                        .toList()
                : callers.stream()
                        .<Load>map(count -> new ClosedLoop(count, options.seconds))
                        .toList();
    }

    private boolean measure(
            MeasuredSystem subject, int turn, List<Load> loads, MeasuredMachine machine, List<Report> reports)
            throws IOException, InterruptedException {
        System.out.println("%s, turn %d".formatted(subject.title(), turn));
        int mostCallers = callers.stream().mapToInt(Integer::intValue).max().orElse(0);
        try (Target target = subject.start(options);
                var _ = AtExit.run(target::close);
                var run = new Run(target, options.workload(name), machine, options, mostCallers, Main::say)) {
            run.warmUp(options, options.load(mostCallers, options.warmUpSeconds));
            for (Load load : loads) {
                reports.add(run.measure(options, turn, load));
            }
            return run.audit();
        }
    }
}
