package io.holdfast.local;

import io.holdfast.local.StackFile.Stack;
import io.holdfast.schemas.KafkaUsers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** Finds the stack, and hands over to the command of hold-processor's image, which understands the other options. */
@Command(name = "skip", description = "Takes out a command that its partition is stopped before; skip --help says how.")
final class SkipCommand implements Callable<Integer> {

    private static final String MAIN = "io.holdfast.hold.setup.Skip";

    @Option(names = "--data")
    private Path data = Path.of(".holdfast");

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!arguments.contains("--help") && !arguments.contains("-h")) {
            arguments.addAll(where());
        }
        return new ProcessorTool(ProcessorTool.project(), MAIN).run(List.of("-Xmx96m"), arguments);
    }

    private List<String> where() throws IOException {
        Path folder = data.toAbsolutePath().normalize();
        Optional<Stack> stack = new StackFile(folder).read();
        Optional<Integer> broker = ProcessorTool.port(stack, "broker");
        if (broker.isEmpty()) {
            throw new StackException("no stack runs on %s: name another with --data".formatted(data));
        }
        var where = new ArrayList<>(List.of("--bootstrap", "127.0.0.1:" + broker.get()));
        var security = new Security(folder);
        if (security.there()) {
            where.add("--properties-file");
            where.add(security.propertiesFile(KafkaUsers.OPERATOR.name()).toString());
        }
        return where;
    }
}
