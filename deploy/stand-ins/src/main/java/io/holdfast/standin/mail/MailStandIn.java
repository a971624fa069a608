package io.holdfast.standin.mail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The mail server as a process of its own. */
@Command(name = "mail", description = "Stands in for the mail server, on loopback.", mixinStandardHelpOptions = true)
public final class MailStandIn implements Callable<Integer> {

    @Option(names = "--smtp-port", required = true, description = "Where mail is sent to.")
    private int smtpPort;

    @Option(names = "--http-port", required = true, description = "Where the inbox is read.")
    private int httpPort;

    @Option(names = "--data", required = true, description = "Folder of the mails.")
    private Path data = Path.of(".");

    private MailStandIn() {}

    /** Runs until it is stopped. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new MailStandIn()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (var server = MailServer.start(smtpPort, httpPort, data)) {
            System.out.printf(
                    "mail: SMTP on 127.0.0.1:%d, inbox at http://127.0.0.1:%d with %d mails in %s%n",
                    server.smtpPort(), server.httpPort(), server.inbox().size(), data);
            new CountDownLatch(1).await();
        }
        return CommandLine.ExitCode.OK;
    }
}
