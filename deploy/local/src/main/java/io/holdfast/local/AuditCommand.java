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

/** Finds the log, or brings it up, and hands over to the audit, which understands the other options. */
@Command(
        name = "audit",
        description = "Proves or refutes the promises from the log, and tells what happened; audit --help says how.")
final class AuditCommand implements Callable<Integer> {

    private static final Set<String> WORK = Set.of("verify", "replay", "story");

    @Option(names = "--data")
    private Path data = Path.of(".holdfast");

    @Option(names = "--bootstrap")
    private @Nullable String bootstrap;

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path home = ToolProcess.project();
        if (bootstrap != null) {
            return audit(home.resolve("target/audit"), List.of("--bootstrap", bootstrap));
        }
        // A call for help, or for something that does not exist, needs no stack.
        if (arguments.isEmpty()
                || !WORK.contains(arguments.getFirst())
                || arguments.contains("--help")
                || arguments.contains("-h")) {
            return audit(home.resolve("target/audit"), List.of());
        }
        Path folder = data.toAbsolutePath().normalize();
        Path scratch = folder.resolve("audit");
        Optional<String> brokers = ToolProcess.brokers(folder);
        if (brokers.isPresent()) {
            return audit(scratch, where(folder, brokers.get()));
        }
        StackPlan plan = BrokerSettings.planOf(home, folder)
                .orElseThrow(() -> new StackException(
                        "no stack was ever started on %s: name another with --data, start one with up, or name a cluster with --bootstrap"
                                .formatted(data)));
        var log = new LogAlone(plan);
        return log.during(() -> audit(scratch, where(folder, log.plan().bootstrapServers())));
    }

    private static List<String> where(Path folder, String brokers) {
        return ToolProcess.cluster(folder, brokers, "--command-config", KafkaUsers.AUDITOR);
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
