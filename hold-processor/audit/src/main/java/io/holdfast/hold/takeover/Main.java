package io.holdfast.hold.takeover;

import io.holdfast.hold.audit.copies.CopiedLog;
import io.holdfast.hold.audit.copies.CopyReplay;
import io.holdfast.hold.audit.kafka.KafkaLog;
import io.holdfast.hold.audit.log.AuditSerdes;
import io.holdfast.hold.audit.log.Log;
import io.holdfast.hold.audit.log.Progress;
import io.holdfast.hold.audit.replay.Until;
import io.holdfast.hold.audit.report.ProgressBar;
import io.holdfast.hold.audit.state.ByteStores;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.step.Serdes;
import io.holdfast.hold.takeover.PartitionTakeOver.Inputs;
import io.holdfast.hold.tool.Tool;
import io.holdfast.hold.tool.ToolCluster;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.SchemaLog;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.regions.Copies;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An operator's way to go on for a region that is lost. */
@Command(
        name = "take-over",
        mixinStandardHelpOptions = true,
        description = {
            "Goes on here for a region that is lost: adopts its events, its reservations, its payments and its places, as far as they were copied to this region and as the payment provider knows them.",
            "Nothing may run there any more, ever, that sells: two regions would sell the same places. No program can see that from here, so you say it, with --fenced.",
            "It may be called again, and goes on where it was interrupted. On a secure cluster it enters as the user take-over. Read docs/runbooks/region-lost.md before."
        })
public final class Main implements Callable<Integer> {

    @Parameters(paramLabel = "REGION", description = "The region that is lost.")
    private String lost = "";

    @Option(names = "--here", paramLabel = "REGION", required = true, description = "The region that goes on.")
    private String here = "";

    @Option(names = "--fenced", description = "You have made sure that nothing runs in the lost region, nor will.")
    private boolean fenced;

    @Mixin
    private ToolCluster options = new ToolCluster();

    @Option(
            names = "--payment-adapter",
            paramLabel = "URL",
            required = true,
            description = "A payment-adapter of the region that goes on; once for each instance.")
    private List<URI> adapters = new ArrayList<>();

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Holds the operator's token (scope operate), if payment-adapter asks for one.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--scratch",
            paramLabel = "FOLDER",
            description = "Where state is kept meanwhile that does not fit into memory (default: the system's).")
    private Path scratch = Path.of(System.getProperty("java.io.tmpdir", "."));

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    private Main() {}

    /** Takes a region over and exits: 0 done, 1 it failed or may not be done, 2 the call was wrong. */
    public static void main(String[] arguments) {
        System.exit(Tool.run(new Main(), arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        options.requireRegions(lost, here);
        if (lost.equals(here)) {
            throw options.wrong("a region can't take itself over: --here is the one that goes on");
        }
        if (!fenced) {
            throw new IllegalStateException(
                    "nothing was done. If %s sold on, places would be sold twice: stop all of it, make sure that nothing of it can start again, and say so with --fenced (docs/runbooks/region-lost.md)"
                            .formatted(lost));
        }
        KafkaCluster cluster = options.get();
        TakeOverReport report = takeOver(cluster);
        if (json) {
            System.out.println(report.json());
        } else {
            report.write(System.out);
        }
        return 0;
    }

    private TakeOverReport takeOver(KafkaCluster cluster) throws IOException, InterruptedException, ExecutionException {
        SchemaLog theirs = SchemaLog.read(cluster, Copies.of(lost, Topics.SCHEMAS));
        LastBeat region = LastBeat.read(cluster, lost, theirs);
        region.requireSilent(Instant.now());
        Serdes serdes = Serdes.from(SchemaLog.read(cluster));
        Partitions partitions = options.partitions();
        OwnEvents own = OwnEvents.read(cluster, partitions, serdes.states(), lost);
        List<String> more = own.inMoreThanTwo();
        if (!more.isEmpty()) {
            throw new IllegalStateException(
                    "%s have more than two regions, and a third one may know more of %s than was copied here: this is not done yet"
                            .formatted(more, lost));
        }
        var report = new TakeOverReport(region);
        try (Log copies = new CopiedLog(KafkaLog.ofCopies(cluster, lost), lost)) {
            Map<Integer, Long> ends = check(copies, theirs, own, partitions);
            say("%s is copied without a gap, and the replay is equal to its digests".formatted(lost));
            PaymentImports.Imported imported =
                    new PaymentImports(adapters, token()).all(region.installation(), partitions);
            say("the provider has %d payments of it"
                    .formatted(imported.payments().size()));
            imported.others().forEach(report::forPeople);
            // It may have come back while all that was read.
            LastBeat.read(cluster, lost, theirs).requireSilent(Instant.now());
            adopt(cluster, copies, theirs, serdes, ends, new Reading(own, imported.payments(), partitions, report));
        }
        return report;
    }

    private Optional<String> token() throws IOException {
        return tokenFile == null
                ? Optional.empty()
                : Optional.of(Files.readString(tokenFile).strip());
    }

    /** What is known before anything is adopted. */
    private record Reading(
            OwnEvents own, List<ProviderPayment> payments, Partitions partitions, TakeOverReport report) {

        /** The payments of a partition, by reservation. */
        Map<ReservationId, List<ProviderPayment>> of(int partition) {
            return payments.stream()
                    .filter(payment -> partitions.of(payment.reservation().event()) == partition)
                    .collect(Collectors.groupingBy(
                            ProviderPayment::reservation, LinkedHashMap::new, Collectors.toList()));
        }
    }

    /** Replays all partitions before anything is sent: a gap, or a digest that differs, is to be seen first. */
    private Map<Integer, Long> check(Log copies, SchemaLog theirs, OwnEvents own, Partitions partitions) {
        IntFunction<Until> until = partition -> {
            OptionalLong begun = own.begun(partition, partitions);
            return begun.isPresent() ? Until.offset(begun.getAsLong()) : Until.END;
        };
        return replay(copies, theirs, until, replayed -> Map.entry(replayed.partition(), replayed.upTo())).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void adopt(
            KafkaCluster cluster,
            Log copies,
            SchemaLog theirs,
            Serdes serdes,
            Map<Integer, Long> ends,
            Reading reading) {
        try (var writer = new CommandWriter(cluster, serdes.commands(), reading.partitions())) {
            var _ = replay(copies, theirs, partition -> Until.offset(ends.getOrDefault(partition, -1L)), replayed -> {
                int partition = replayed.partition();
                try (var log = new Decisions(cluster, partition, serdes.facts(), writer)) {
                    var inputs = new Inputs(lost, here, reading.of(partition), log, reading.report());
                    new PartitionTakeOver(inputs, replayed).run(reading.own().of(partition, reading.partitions()));
                }
                return true;
            });
        }
    }

    private <T> List<T> replay(
            Log copies, SchemaLog theirs, IntFunction<Until> until, Function<CopyReplay.Replayed, T> question) {
        var progress = new Progress();
        try (ByteStores stores = ByteStores.in(scratch);
                var _ = new ProgressBar(progress)) {
            return new CopyReplay(copies, AuditSerdes.from(theirs), progress).ask(until, stores, question);
        }
    }

    private static void say(String line) {
        System.err.println(line);
    }
}
