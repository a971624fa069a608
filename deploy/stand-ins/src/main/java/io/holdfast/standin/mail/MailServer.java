package io.holdfast.standin.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** A running mail server: GreenMail behind a door that can misbehave, and its inbox. */
public final class MailServer implements AutoCloseable {

    private final GreenMail greenMail;
    private final Inbox inbox;
    private final Faults faults;
    private final Door door;
    private final MailApi api;

    private MailServer(int smtpPort, int httpPort, Path data) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        inbox = new Inbox(data);
        faults = new Faults();
        var behind = new ServerSetup(0, loopback.getHostAddress(), ServerSetup.PROTOCOL_SMTP);
        greenMail = new GreenMail(behind);
        greenMail
                .getUserManager()
                .setMessageDeliveryHandler((_, recipient) -> new Recipient(recipient.getEmail(), inbox));
        greenMail.start();
        door = new Door(
                smtpPort, new InetSocketAddress(loopback, greenMail.getSmtp().getPort()), faults);
        api = new MailApi(httpPort, inbox, faults, door);
    }

    /**
     * Starts one on loopback.
     *
     * @param smtpPort where mail is sent to; 0 for any that is free
     * @param httpPort where the inbox is read; 0 for any that is free
     * @param data folder of the mails
     */
    public static MailServer start(int smtpPort, int httpPort, Path data) throws IOException {
        return new MailServer(smtpPort, httpPort, data);
    }

    /** Where mail is sent to. */
    public int smtpPort() {
        return door.port();
    }

    /** Where the inbox is read. */
    public int httpPort() {
        return api.port();
    }

    /** What was received. */
    public Inbox inbox() {
        return inbox;
    }

    /** Lets it fail in this way. */
    public void fail(Fault fault) {
        door.fail(fault);
    }

    /** Lets it work again. */
    public void recover() {
        faults.clear();
    }

    @Override
    public void close() throws IOException {
        faults.clear();
        api.close();
        door.close();
        greenMail.stop();
    }
}
