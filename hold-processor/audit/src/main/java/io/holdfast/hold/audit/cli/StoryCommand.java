package io.holdfast.hold.audit.cli;

import io.holdfast.hold.audit.kafka.KafkaLog;
import io.holdfast.hold.audit.log.AuditSerdes;
import io.holdfast.hold.audit.log.Cut;
import io.holdfast.hold.audit.log.Log;
import io.holdfast.hold.audit.log.Progress;
import io.holdfast.hold.audit.report.ProgressBar;
import io.holdfast.hold.audit.report.StoryReport;
import io.holdfast.hold.audit.story.Line;
import io.holdfast.hold.audit.story.Story;
import io.holdfast.hold.audit.story.StorySubject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what a cart saw. */
@Command(
        name = "story",
        mixinStandardHelpOptions = true,
        description =
                "What did a cart see? Every command, decision, payment step and receipt of a reservation, in order, with its place on the log and its trace.")
final class StoryCommand implements Callable<Integer> {

    @Mixin
    private ClusterOptions options = new ClusterOptions();

    @Option(
            names = "--reservation",
            paramLabel = "ID",
            required = true,
            description = "The reservation, such as cart-91.")
    private String reservation = "";

    @Option(
            names = "--event",
            paramLabel = "EVENT",
            description = "Its event: then one partition is read instead of all.")
    private @Nullable String event;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public Integer call() {
        var progress = new Progress();
        List<Line> lines;
        try (Log log = KafkaLog.open(options.cluster());
                var _ = new ProgressBar(progress)) {
            lines = Story.of(
                    log,
                    AuditSerdes.from(options.schemas()),
                    parts(log.cut()),
                    new StorySubject(Optional.ofNullable(event), reservation),
                    progress);
        }
        var report = new StoryReport(System.out);
        if (json) {
            report.json(lines);
        } else {
            report.write(lines);
        }
        if (lines.isEmpty()) {
            System.err.printf("holdfast: nothing on the log is about a reservation %s%n", reservation);
            return 1;
        }
        return 0;
    }

    private List<Cut.Part> parts(Cut cut) {
        return event == null ? cut.partitions() : List.of(cut.partOf(event));
    }
}
