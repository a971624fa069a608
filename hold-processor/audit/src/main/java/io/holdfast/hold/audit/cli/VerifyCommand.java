package io.holdfast.hold.audit.cli;

import io.holdfast.hold.audit.kafka.KafkaLog;
import io.holdfast.hold.audit.log.AuditSerdes;
import io.holdfast.hold.audit.log.Log;
import io.holdfast.hold.audit.log.Progress;
import io.holdfast.hold.audit.report.JsonReport;
import io.holdfast.hold.audit.report.ProgressBar;
import io.holdfast.hold.audit.report.TextReport;
import io.holdfast.hold.audit.state.ByteStores;
import io.holdfast.hold.audit.verify.Findings;
import io.holdfast.hold.audit.verify.Verification;
import io.holdfast.hold.audit.verify.Verification.Result;
import io.holdfast.hold.seat.Decision;
import io.holdfast.schemas.KafkaCluster;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Proves or refutes. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Reads the raw topics and proves or refutes each promise, with counts and, for a violation, the exact records.",
            "On a running stack, what is not decided yet is pending, and what has begun and not ended is open.",
            "With two regions each log is verified by itself, and then both together: which region has a place, and whether every transfer arrived once. Places in transit are open."
        })
final class VerifyCommand implements Callable<Integer> {

    @Mixin
    private ClusterOptions options = new ClusterOptions();

    @Mixin
    private RegionOptions regions = new RegionOptions();

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            defaultValue = "24h",
            converter = Durations.class,
            description =
                    "How long a payment, a void or a receipt may be open, by log time, before that is a violation; 0s for not at all (default ${DEFAULT-VALUE}).")
    private Duration patience = Duration.ofHours(24);

    @Option(
            names = "--list",
            paramLabel = "N",
            defaultValue = "20",
            description = "Violations of each promise that are listed; all are counted (default ${DEFAULT-VALUE}).")
    private int listed = 20;

    @Override
    public Integer call() {
        return regions.given() ? regions() : one();
    }

    private int one() {
        KafkaCluster cluster = options.cluster();
        Result result;
        try (Log log = KafkaLog.open(cluster)) {
            result = verify(log, AuditSerdes.from(options.schemas(cluster)));
        }
        if (json) {
            System.out.println(JsonReport.of(cluster.bootstrapServers(), result));
        } else {
            new TextReport(System.out).write(cluster.bootstrapServers(), result);
        }
        return result.findings().clean() ? 0 : 1;
    }

    private int regions() {
        List<Result> results;
        var together = new Findings(listed);
        try (var logs = RegionLogs.open(regions.clusters(), options::schemas);
                ByteStores stores = ByteStores.in(options.scratch())) {
            results = logs.each(this::verify);
            logs.compare(stores, together);
        }
        if (json) {
            System.out.println(JsonReport.of(regions.brokers(), results, together));
        } else {
            new TextReport(System.out).write(regions.brokers(), results, together);
        }
        return together.clean()
                        && results.stream().allMatch(result -> result.findings().clean())
                ? 0
                : 1;
    }

    private Result verify(Log log, AuditSerdes serdes) {
        var progress = new Progress();
        try (ByteStores stores = ByteStores.in(options.scratch());
                var _ = new ProgressBar(progress)) {
            return Verification.run(
                    log, serdes, new Verification.Settings(Decision::of, patience, listed, stores), progress);
        }
    }
}
