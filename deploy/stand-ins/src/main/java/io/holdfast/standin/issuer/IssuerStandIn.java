package io.holdfast.standin.issuer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The issuer as a process of its own. */
@Command(
        name = "issuer",
        description = "Stands in for an identity provider, on loopback: a caller gets the token that it asks for.",
        mixinStandardHelpOptions = true)
public final class IssuerStandIn implements Callable<Integer> {

    @Option(names = "--port", required = true, description = "Where it is asked.")
    private int port;

    @Option(names = "--data", required = true, description = "Folder of the keys.")
    private Path data = Path.of(".");

    private IssuerStandIn() {}

    /** Runs until it is stopped. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new IssuerStandIn()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (var issuer = Issuer.start(port, data, InstantSource.system())) {
            System.out.printf("issuer: %s, keys in %s%n", issuer.url(), data);
            new CountDownLatch(1).await();
        }
        return CommandLine.ExitCode.OK;
    }
}
