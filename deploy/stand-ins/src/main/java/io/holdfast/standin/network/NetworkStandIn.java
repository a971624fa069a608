package io.holdfast.standin.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The network as a process of its own. */
@Command(
        name = "network",
        description = "Stands in for the network between machines, on loopback.",
        mixinStandardHelpOptions = true)
public final class NetworkStandIn implements Callable<Integer> {

    private static final int WORDS = 4;

    @Option(names = "--port", required = true, description = "Where it is told what the links are to do.")
    private int port;

    @Option(
            names = "--links",
            required = true,
            description =
                    "A line for each port: who connects, to whom, where the first finds the second, and where the second is.")
    private Path links = Path.of(".");

    private NetworkStandIn() {}

    /** Runs until it is stopped. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new NetworkStandIn()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (var network = new LinkedNetwork()) {
            for (String line : Files.readAllLines(links)) {
                String[] words = line.split(" ", -1);
                if (words.length != WORDS) {
                    throw new IOException("%s: a line has %d words, not: %s".formatted(links, WORDS, line));
                }
                network.relay(new Way(words[0], words[1]), Address.parse(words[2]), Address.parse(words[3]));
            }
            try (var _ = NetworkApi.start(port, network)) {
                System.out.printf(
                        "%d directions, told what to do at http://127.0.0.1:%d/links%n",
                        network.ways().size(), port);
                network.flap();
            }
        }
        return CommandLine.ExitCode.OK;
    }
}
