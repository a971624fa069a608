package io.holdfast.hold.audit.cli;

import io.holdfast.hold.audit.diff.Diff;
import io.holdfast.hold.audit.diff.OtherBuild;
import io.holdfast.hold.audit.kafka.KafkaLog;
import io.holdfast.hold.audit.log.Log;
import io.holdfast.hold.audit.log.Progress;
import io.holdfast.hold.audit.report.DiffReport;
import io.holdfast.hold.audit.report.ProgressBar;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares two builds of the rules. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Replays the log through this build of the rules and another, and lists the decisions that differ: the check before every change of the rules.",
            "Exit code 0 where none does, 1 where one does."
        })
final class DiffCommand implements Callable<Integer> {

    @Mixin
    private ClusterOptions options = new ClusterOptions();

    @Option(
            names = "--jar",
            paramLabel = "PATH",
            required = true,
            description =
                    "The other build: its whole hold-processor/audit/target with its libraries, or a jar or a folder of classes.")
    private Path jar = Path.of(".");

    @Option(
            names = "--list",
            paramLabel = "N",
            defaultValue = "20",
            description = "Differences of each partition that are listed; all are counted (default ${DEFAULT-VALUE}).")
    private int listed = 20;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public Integer call() {
        var progress = new Progress();
        Diff.Result result;
        try (OtherBuild other = OtherBuild.load(jar.toAbsolutePath().normalize());
                Log log = KafkaLog.open(options.cluster());
                var _ = new ProgressBar(progress, Terminal.is())) {
            int workers = Runtime.getRuntime().availableProcessors();
            result = new Diff(log, options.schemas(), options.scratch(), progress)
                    .run(other, log.cut().partitions(), workers, listed);
        }
        new DiffReport(System.out).write(result, json);
        return result.differing() == 0 ? 0 : 1;
    }
}
