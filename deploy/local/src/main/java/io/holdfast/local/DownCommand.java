package io.holdfast.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stops a stack. */
@Command(name = "down", mixinStandardHelpOptions = true, description = "Stops what up started there; its state stays.")
final class DownCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            defaultValue = ".holdfast",
            description = "Where the stack's state lies (default ${DEFAULT-VALUE}).")
    private Path data = Path.of(".holdfast");

    @Override
    public Integer call() throws IOException {
        boolean ran = Leftovers.stop(new StackFile(data.toAbsolutePath().normalize()), System.out::println);
        System.out.println(ran ? "stopped" : "nothing runs on " + data);
        return 0;
    }
}
