package io.holdfast.standin.mail;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One SMTP session (RFC 5321), passed on line by line and in step: a command, its reply, the next command. Lines are bytes to it; ISO 8859-1
 * carries them unchanged.
 */
final class Conversation {

    private static final String CLOSING = "221";
    private static final String MAIL_INPUT = "354";
    private static final String TEMPORARY = "451 4.3.0 temporary failure, as asked for\r\n";
    private static final String NO_SUCH_RECIPIENT = "550 5.1.1 no such recipient, as asked for\r\n";

    private final InputStream fromClient;
    private final OutputStream toClient;
    private final InputStream fromServer;
    private final OutputStream toServer;
    private final Faults faults;

    Conversation(Socket client, Socket server, Faults faults) throws IOException {
        this.fromClient = new BufferedInputStream(client.getInputStream());
        this.toClient = new BufferedOutputStream(client.getOutputStream());
        this.fromServer = new BufferedInputStream(server.getInputStream());
        this.toServer = new BufferedOutputStream(server.getOutputStream());
        this.faults = faults;
    }

    void run() throws IOException, InterruptedException {
        String reply = reply();
        send(toClient, reply);
        String command = line(fromClient);
        // Behind its 221 the server closes the connection, and a client may wait for that.
        while (command != null) {
            reply = answer(command);
            send(toClient, reply);
            if (reply.startsWith(MAIL_INPUT)) {
                data();
            }
            command = reply.startsWith(CLOSING) ? null : line(fromClient);
        }
    }

    private String answer(String command) throws IOException {
        Optional<String> refusal = refusal(command.toUpperCase(Locale.ROOT));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        send(toServer, command);
        return reply();
    }

    private Optional<String> refusal(String command) {
        if (command.startsWith("MAIL FROM") || command.startsWith("DATA")) {
            return faults.happens(Fault.Kind.TEMPORARY_FAILURE).map(_ -> TEMPORARY);
        }
        if (command.startsWith("RCPT TO")) {
            return faults.happens(Fault.Kind.REFUSE_RECIPIENT).map(_ -> NO_SUCH_RECIPIENT);
        }
        return Optional.empty();
    }

    private void data() throws IOException, InterruptedException {
        String line;
        do {
            line = line(fromClient);
            if (line == null) {
                throw new IOException("the client has gone within its mail");
            }
            toServer.write(line.getBytes(StandardCharsets.ISO_8859_1));
        } while (!line.equals(".\r\n"));
        toServer.flush();
        String accepted = reply();
        Optional<Faults.Active> hangs = faults.happens(Fault.Kind.HANG_AFTER_ACCEPT);
        if (hangs.isPresent()) {
            hangs.get().hang();
        }
        send(toClient, accepted);
    }

    /** A reply may have several lines: all but the last have a dash behind the code. */
    private String reply() throws IOException {
        var reply = new StringBuilder();
        String line;
        do {
            line = line(fromServer);
            if (line == null) {
                throw new IOException("the server has gone");
            }
            reply.append(line);
        } while (line.length() > 3 && line.charAt(3) == '-');
        return reply.toString();
    }

    private static void send(OutputStream to, String lines) throws IOException {
        to.write(lines.getBytes(StandardCharsets.ISO_8859_1));
        to.flush();
    }

    /** The next line with its end, or null where the other side has gone. */
    private static @Nullable String line(InputStream from) throws IOException {
        var line = new ByteArrayOutputStream();
        int next = from.read();
        while (next >= 0) {
            line.write(next);
            if (next == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1);
            }
            next = from.read();
        }
        return null;
    }
}
