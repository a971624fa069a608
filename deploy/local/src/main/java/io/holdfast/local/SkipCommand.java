package io.holdfast.local;

import io.holdfast.schemas.KafkaUsers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** Finds the stack, and hands over to the command that works on any cluster, which understands the other options. */
@Command(name = "skip", description = "Takes out a command that its partition is stopped before; skip --help says how.")
final class SkipCommand implements Callable<Integer> {

    @Option(names = "--data", defaultValue = StackFolder.DEFAULT)
    private Path data = Path.of("");

    @Option(names = "--region")
    private @Nullable String region;

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        boolean help = arguments.contains("--help") || arguments.contains("-h");
        if (!help && arguments.stream().noneMatch(argument -> argument.startsWith("--bootstrap"))) {
            arguments.addAll(where());
        }
        int exit = io.holdfast.hold.skip.Main.run(arguments.toArray(String[]::new));
        if (help) {
            System.out.printf(
                    "%nInstead of --bootstrap and --properties-file, ./holdfast skip takes --data, the folder of a local stack (default %s), and --region, if the stack has regions.%n",
                    data);
        }
        return exit;
    }

    private List<String> where() throws IOException {
        Path folder = data.toAbsolutePath().normalize();
        Optional<String> one = DataFolder.chosen(folder, Optional.ofNullable(region));
        String brokers = ToolProcess.brokers(folder, one)
                .orElseThrow(() -> new StackException("no stack runs on %s: name another with --data".formatted(data)));
        return ToolProcess.cluster(
                one.map(folder::resolve).orElse(folder), brokers, "--properties-file", KafkaUsers.OPERATOR.name());
    }
}
