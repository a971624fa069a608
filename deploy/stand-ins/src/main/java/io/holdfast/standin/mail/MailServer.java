package io.holdfast.standin.mail;

import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;

/** A running mail server: it can be told to fail, and its inbox is read over HTTP. */
public final class MailServer implements AutoCloseable {

    private static final long START_WITHIN_MS = 10_000;

    private final Inbox inbox;
    private final MailFaults faults = new MailFaults();
    private final FailingSmtp smtp;
    private final MailApi api;

    private MailServer(int smtpPort, int httpPort, Path data) throws IOException, InterruptedException {
        inbox = new Inbox(data);
        String loopback = InetAddress.getLoopbackAddress().getHostAddress();
        smtp = new FailingSmtp(new ServerSetup(smtpPort, loopback, ServerSetup.PROTOCOL_SMTP), inbox, faults);
        smtp.startService();
        if (!smtp.waitTillRunning(START_WITHIN_MS)) {
            throw new IOException("no SMTP server on port %d: is the port taken?".formatted(smtpPort));
        }
        api = new MailApi(httpPort, this);
    }

    /**
     * Starts one on loopback.
     *
     * @param smtpPort where mail is sent to; 0 for any that is free
     * @param httpPort where the inbox is read; 0 for any that is free
     */
    public static MailServer start(int smtpPort, int httpPort, Path data) throws IOException {
        try {
            return new MailServer(smtpPort, httpPort, data);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the mail server starts", interrupted);
        }
    }

    public int smtpPort() {
        return smtp.getPort();
    }

    public int httpPort() {
        return api.port();
    }

    public Inbox inbox() {
        return inbox;
    }

    public void fail(MailFault fault) {
        faults.set(fault);
        if (fault.kind() == MailFault.Kind.REFUSE) {
            smtp.dropAll();
        }
    }

    public void recover() {
        faults.clear();
    }

    @Override
    public void close() {
        faults.clear();
        api.close();
        smtp.stopService();
    }
}
