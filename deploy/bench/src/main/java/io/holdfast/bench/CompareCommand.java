package io.holdfast.bench;

import io.holdfast.bench.load.Saturation;
import io.holdfast.bench.load.Saturation.Step;
import io.holdfast.bench.measure.Machine;
import io.holdfast.bench.report.Chart;
import io.holdfast.bench.report.ComparisonReport;
import io.holdfast.bench.report.JsonReport;
import io.holdfast.bench.report.Report;
import io.holdfast.bench.stack.AtExit;
import io.holdfast.bench.stack.Design;
import io.holdfast.bench.stack.Target;
import io.holdfast.bench.workload.Workload;
import io.holdfast.bench.workload.Workloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The pipeline beside the two simpler designs. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs one workload at the same rates on design A (one process, the seats in its memory), on design B (a web process over PostgreSQL) and on the pipeline, one after the other on the same machine with the same generator, and draws the table and a chart of latency against rate."
        })
final class CompareCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

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
            names = "--targets",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "design-a,design-b,pipeline",
            description = "What is compared (default ${DEFAULT-VALUE}); floor, too.")
    private List<String> targets = new ArrayList<>();

    @Option(names = "--saturate", description = "Looks for the highest rate of each, too, and measures there.")
    private boolean saturate;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draws the chart there.")
    private @Nullable Path svg;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Writes the figures of all runs there, as a JSON array.")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Workload workload = Workloads.named(name).orElseThrow(() -> wrong("there is no workload " + name));
        options.validated(spec);
        List<Subject> subjects = targets.stream()
                .map(title -> Subject.named(title).orElseThrow(() -> wrong("there is no target " + title)))
                .toList();
        subjects.stream()
                .filter(subject -> !subject.plays(workload))
                .findFirst()
                .ifPresent(subject -> {
                    throw wrong("%s cannot play %s".formatted(subject.title(), name));
                });
        Machine machine = Machine.here();
        var reports = new ArrayList<Report>();
        for (Subject subject : subjects) {
            if (subject == Subject.DESIGN_B && options.jdbcUrl == null && !Design.postgresInstalled()) {
                System.out.println(
                        "design-b is left out: no PostgreSQL is installed here, and none was named with --jdbc-url");
                continue;
            }
            if (!measure(subject, workload, machine, reports)) {
                System.err.println("holdfast: what %s told and kept does not bear out the promises: no figures"
                        .formatted(subject.title()));
                return 1;
            }
        }
        System.out.println();
        ComparisonReport.lines(reports).forEach(System.out::println);
        if (json != null) {
            Files.writeString(json, JsonReport.of(reports) + "\n");
        }
        if (svg != null) {
            Files.writeString(svg, Chart.svg(reports));
        }
        return 0;
    }

    private boolean measure(Subject subject, Workload workload, Machine machine, List<Report> reports)
            throws IOException, InterruptedException {
        System.out.println(subject.title());
        try (Target target = subject.start(options);
                var _ = AtExit.run(target::close);
                var run = new Run(target, workload, machine, options, Main::say)) {
            run.warmUp(options, options.rate);
            for (double rate : rates) {
                reports.add(run.measure(options, rate, List.of()));
            }
            if (saturate) {
                List<Step> steps = run.saturate(options);
                reports.add(run.measure(options, Saturation.best(steps).rate(), steps));
            }
            return run.audit();
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
