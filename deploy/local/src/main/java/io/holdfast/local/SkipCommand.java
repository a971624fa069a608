package io.holdfast.local;

import io.holdfast.schemas.KafkaUsers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        String broker = ProcessorTool.broker(folder)
                .orElseThrow(() -> new StackException("no stack runs on %s: name another with --data".formatted(data)));
        return ProcessorTool.cluster(folder, broker, "--properties-file", KafkaUsers.OPERATOR);
    }
}
