package io.holdfast.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stops a stack. */
@Command(name = "down", mixinStandardHelpOptions = true, description = "Stops what up started there; its state stays.")
final class DownCommand implements Callable<Integer> {

    @Mixin
    private StackFolder stack = new StackFolder();

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description =
                    "Stops one region of two, and leaves it stopped until region rejoin. What both share, and the link between them, runs on.")
    private @Nullable String region;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (region != null) {
            Path folder = stack.path().toAbsolutePath().normalize();
            Optional<String> one = DataFolder.chosen(folder, Optional.of(region));
            RegionExtent.NONE.write(folder, one.orElseThrow());
            new LocalRegion(folder, region).awaitStopped();
            System.out.println(region + " stopped");
            return 0;
        }
        boolean ran = Leftovers.stop(new StackFile(stack.path()), System.out::println);
        System.out.println(ran ? "stopped" : "nothing runs on " + stack.path());
        return 0;
    }
}
