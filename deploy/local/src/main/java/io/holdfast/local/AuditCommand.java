package io.holdfast.local;

import io.holdfast.schemas.KafkaUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** Finds the log, or brings it up, and hands over to the audit, which understands the other options. Of a stack with regions verify takes all logs. */
@Command(
        name = "audit",
        description = "Proves or refutes the promises from the log, and tells what happened; audit --help says how.")
final class AuditCommand implements Callable<Integer> {

    private static final String VERIFY = "verify";
    private static final Set<String> WORK = Set.of(VERIFY, "replay", "story");

    @Option(names = "--data", defaultValue = StackFolder.DEFAULT)
    private Path data = Path.of("");

    @Option(names = "--bootstrap")
    private @Nullable String bootstrap;

    @Option(names = "--region")
    private @Nullable String region;

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path home = ToolProcess.project();
        if (bootstrap != null) {
            return audit(home.resolve("target/audit"), List.of("--bootstrap", bootstrap));
        }
        // A call for help, for clusters elsewhere, or for something that does not exist, needs no stack.
        if (arguments.isEmpty()
                || !WORK.contains(arguments.getFirst())
                || arguments.contains("--help")
                || arguments.contains("-h")
                || arguments.stream().anyMatch(argument -> argument.startsWith("--log"))) {
            return audit(home.resolve("target/audit"), List.of());
        }
        Path folder = DataFolder.real(data);
        if (arguments.getFirst().equals(VERIFY) && region == null) {
            List<String> all = DataFolder.regions(folder);
            if (!all.isEmpty()) {
                return regions(home, folder, all);
            }
        }
        Optional<String> one = DataFolder.chosen(folder, Optional.ofNullable(region));
        return one(home, folder, one);
    }

    private int one(Path home, Path common, Optional<String> one) throws IOException, InterruptedException {
        Path folder = one.map(common::resolve).orElse(common);
        Path scratch = common.resolve("audit");
        Optional<String> brokers = ToolProcess.brokers(common, one);
        if (brokers.isPresent()) {
            return audit(scratch, where(folder, brokers.get()));
        }
        var log = new LogAlone(common, List.of(stopped(home, folder)));
        return log.during(
                () -> audit(scratch, where(folder, log.plans().getFirst().bootstrapServers())));
    }

    private int regions(Path home, Path common, List<String> all) throws IOException, InterruptedException {
        Path scratch = common.resolve("audit");
        var where = new ArrayList<String>();
        for (String each : all) {
            ToolProcess.brokers(common, Optional.of(each))
                    .ifPresent(brokers -> where.addAll(where(each, common.resolve(each), brokers)));
        }
        if (!where.isEmpty()) {
            List<String> running = DataFolder.running(common, all);
            if (running.size() == all.size()) {
                return audit(scratch, where);
            }
            String only = running.getFirst();
            System.err.printf(
                    "only %s runs: its log alone is checked, and not what both regions must agree on%n", only);
            return one(home, common, Optional.of(only));
        }
        var stopped = new ArrayList<StackPlan>();
        for (String each : all) {
            stopped.add(stopped(home, common.resolve(each)));
        }
        var log = new LogAlone(common, stopped);
        return log.during(() -> {
            for (int i = 0; i < all.size(); i++) {
                StackPlan plan = log.plans().get(i);
                where.addAll(where(all.get(i), plan.data(), plan.bootstrapServers()));
            }
            return audit(scratch, where);
        });
    }

    private StackPlan stopped(Path home, Path folder) throws IOException {
        return BrokerSettings.planOf(home, folder)
                .orElseThrow(() -> new StackException(
                        "no stack was ever started on %s: name another with --data, start one with up, or name a cluster with --bootstrap"
                                .formatted(data)));
    }

    private static List<String> where(Path folder, String brokers) {
        return ToolProcess.cluster(folder, brokers, "--command-config", KafkaUsers.AUDITOR.name());
    }

    /** The same for one of several regions. */
    private static List<String> where(String region, Path folder, String brokers) {
        var security = new Security(folder);
        List<String> log = List.of("--log", region + "=" + brokers);
        return security.there()
                ? JavaParts.join(
                        log, List.of("--log-config", region + "=" + security.propertiesFile(KafkaUsers.AUDITOR.name())))
                : log;
    }

    private int audit(Path scratch, List<String> where) throws IOException, InterruptedException {
        Files.createDirectories(scratch);
        return ToolProcess.run(
                io.holdfast.hold.audit.cli.Main.class,
                List.of(
                        // It runs at full speed for as long as it takes, so both compilers pay.
                        "-XX:+UseParallelGC",
                        "-Xmx640m",
                        // Nearly all of its garbage dies young if there is room for it.
                        "-Xmn400m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + scratch),
                Stream.concat(arguments.stream(), where.stream()).toList());
    }
}
