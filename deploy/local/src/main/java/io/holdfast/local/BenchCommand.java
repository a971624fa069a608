package io.holdfast.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Hands over to the bench, which understands the options and starts what it measures. */
@Command(
        name = "bench",
        description = "Measures what an outcome takes and costs, here and in a simpler design; bench --help says how.")
final class BenchCommand implements Callable<Integer> {

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        return ToolProcess.run(
                io.holdfast.bench.Main.class,
                // Both compilers, since it must cost less than what it measures; a heap in which nothing is collected
                // while a run
                // lasts a minute.
                List.of(
                        "-XX:+UseSerialGC",
                        "-Xms768m",
                        "-Xmx1g",
                        "-Xmn600m",
                        "-Dholdfast.home=" + ToolProcess.project(),
                        "-Dholdfast.program=" + Main.class.getName()),
                arguments);
    }
}
