package io.holdfast.hold.audit.cli;

import io.holdfast.hold.audit.kafka.KafkaLog;
import io.holdfast.hold.audit.log.AuditSerdes;
import io.holdfast.hold.audit.log.Log;
import io.holdfast.hold.audit.log.Progress;
import io.holdfast.hold.audit.report.JsonReport;
import io.holdfast.hold.audit.report.ProgressBar;
import io.holdfast.hold.audit.report.TextReport;
import io.holdfast.hold.audit.state.ByteStores;
import io.holdfast.hold.audit.verify.Verification;
import io.holdfast.hold.audit.verify.Verification.Result;
import io.holdfast.hold.seat.Decision;
import io.holdfast.schemas.KafkaCluster;
import java.time.Duration;
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
            "On a running stack, what is not decided yet is pending, and what has begun and not ended is open."
        })
final class VerifyCommand implements Callable<Integer> {

    @Mixin
    private ClusterOptions options = new ClusterOptions();

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
        KafkaCluster cluster = options.cluster();
        var progress = new Progress();
        Result result;
        try (Log log = KafkaLog.open(cluster);
                ByteStores stores = ByteStores.in(options.scratch());
                var _ = new ProgressBar(progress)) {
            var settings = new Verification.Settings(Decision::of, patience, listed, stores);
            result = Verification.run(log, AuditSerdes.from(options.schemas()), settings, progress);
        }
        if (json) {
            System.out.println(JsonReport.of(cluster.bootstrapServers(), result));
        } else {
            new TextReport(System.out).write(cluster.bootstrapServers(), result);
        }
        return result.findings().clean() ? 0 : 1;
    }
}
