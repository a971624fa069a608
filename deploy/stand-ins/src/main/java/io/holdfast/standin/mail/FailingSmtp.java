package io.holdfast.standin.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** GreenMail's SMTP server. It puts mail into the inbox, keeps none of it itself, and fails as ordered. */
final class FailingSmtp extends SmtpServer {

    private final MailFaults faults;
    private final Map<Socket, ProtocolHandler> open = new ConcurrentHashMap<>();

    FailingSmtp(ServerSetup setup, Inbox inbox, MailFaults faults) {
        super(setup, new Managers() {
            private final SmtpManager deliveries = new Deliveries(this, inbox, faults);

            @Override
            public SmtpManager getSmtpManager() {
                return deliveries;
            }
        });
        this.faults = faults;
    }

    @Override
    protected void handleClientSocket(Socket client) throws SocketException {
        if (faults.happens(MailFault.Kind.REFUSE).isEmpty()) {
            super.handleClientSocket(client);
            return;
        }
        try {
            client.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    protected ProtocolHandler createProtocolHandler(Socket client) {
        ProtocolHandler handler = super.createProtocolHandler(client);
        open.keySet().removeIf(Socket::isClosed);
        open.put(client, handler);
        return handler;
    }

    void dropAll() {
        open.values().forEach(ProtocolHandler::close);
    }

    private static final class Deliveries extends SmtpManager {

        private final Inbox inbox;
        private final MailFaults faults;

        Deliveries(Managers managers, Inbox inbox, MailFaults faults) {
            super(managers.getImapHostManager(), managers.getUserManager());
            this.inbox = inbox;
            this.faults = faults;
        }

        @Override
        public @Nullable String checkSender(SmtpState state, MailAddress sender) {
            return faults.happens(MailFault.Kind.TEMPORARY_FAILURE).isPresent()
                    ? "451 4.3.0 temporary failure, as ordered"
                    : null;
        }

        @Override
        public @Nullable String checkRecipient(SmtpState state, MailAddress recipient) {
            return faults.happens(MailFault.Kind.REFUSE_RECIPIENT).isPresent()
                    ? "550 5.1.1 no such recipient, as ordered"
                    : null;
        }

        /** The client is told that the mail is accepted when this returns. */
        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // A mail that hangs holds no other one up.
        public void send(SmtpState state) {
            MovingMessage mail = state.getMessage();
            try {
                for (MailAddress recipient : mail.getToAddresses()) {
                    inbox.store(mail.getMessage(), recipient.getEmail());
                }
                var hangs = faults.happens(MailFault.Kind.HANG_AFTER_ACCEPT);
                if (hangs.isPresent()) {
                    hangs.get().hang();
                }
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
