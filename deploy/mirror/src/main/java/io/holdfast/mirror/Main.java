package io.holdfast.mirror;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.connect.mirror.MirrorMaker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * MirrorMaker 2 as a part of a stack. It says whether it runs, and ends if a connector or a task of it has failed: MirrorMaker itself would live on without
 * copying anything, and its supervisor starts another.
 */
@Command(
        name = "mirror",
        mixinStandardHelpOptions = true,
        description = "Copies the topics of other regions into the cluster of one, until it is stopped.")
public final class Main implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private static final int LOOK_EVERY_MS = 500;

    /** Until its tasks have started, a process still finds how those of the one before it ended: Connect keeps that in a topic. */
    private static final long FAILED_FOR_NANOS = TimeUnit.SECONDS.toNanos(10);

    @Option(names = "--settings", paramLabel = "FILE", required = true, description = "MirrorMaker's settings.")
    private Path settings = Path.of(".");

    @Option(
            names = "--here",
            paramLabel = "REGION",
            required = true,
            description = "The region whose cluster the copies are for, as the settings call it.")
    private String here = "";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            required = true,
            description = "Where it says on loopback, at /health/ready, whether it runs.")
    private int port;

    private Main() {}

    /** Runs until it is stopped, or until something of it has failed; then the exit code is 1. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (InputStream logging = Main.class.getResourceAsStream("logging.properties")) {
            LogManager.getLogManager().readConfiguration(logging);
        }
        Map<String, String> told = Utils.propsToStringMap(Utils.loadProps(settings.toString()));
        var mirror = new MirrorMaker(told, List.of(here));
        var condition = new Condition(mirror, here, told);
        try (var _ = HealthApi.start(port, condition)) {
            mirror.start();
            awaitFailure(condition);
        }
        condition.failures().forEach(failure -> LOG.error("The mirror ends, to be started again: {}", failure));
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static void awaitFailure(Condition condition) throws InterruptedException {
        long wellNanos = System.nanoTime();
        while (System.nanoTime() - wellNanos < FAILED_FOR_NANOS) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
            if (condition.failures().isEmpty()) {
                wellNanos = System.nanoTime();
            }
        }
    }
}
