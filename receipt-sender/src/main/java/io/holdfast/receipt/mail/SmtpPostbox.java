package io.holdfast.receipt.mail;

import io.holdfast.receipt.receipt.ContactLookup;
import io.holdfast.receipt.receipt.MailOutcome;
import io.holdfast.receipt.receipt.Sale;
import io.holdfast.schemas.limits.MailAddresses;
import io.vertx.core.Context;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The mail server, by SMTP. */
public final class SmtpPostbox implements Postbox, AutoCloseable {

    /**
     * A mail takes eight round trips on a new connection; each is short if all is well. The client does not notice a server
     * that closes the connection instead of greeting, and would wait for ever: the guard ends that, too.
     */
    private static final int SILENCES = 2;

    private final MailClient client;
    private final Context context;
    private final Sender sender;
    private final Duration guard;

    /**
     * A postbox over this client.
     *
     * @param context an event loop's: the client must be called on one. Called on a worker's, it may miss the server's greeting, which then
     *     comes before anyone listens, and wait for it until its time is over.
     */
    SmtpPostbox(MailClient client, Context context, Sender sender, Duration silence) {
        this.client = client;
        this.context = context;
        this.sender = sender;
        this.guard = silence.multipliedBy(SILENCES);
    }

    @Override
    public MailOutcome post(Sale sale, ContactLookup.Known to, Optional<String> traceId) {
        Optional<String> address = MailAddresses.ascii(to.address());
        if (address.isEmpty()) {
            return new MailOutcome.Refused("the address is malformed");
        }
        MailMessage mail;
        try {
            mail = ReceiptMail.of(sale, to.destination(), address.get(), traceId, sender);
        } catch (RuntimeException unwritable) {
            // It depends on the sale alone, so no later try would do better; a person has to.
            return new MailOutcome.Refused(
                    "the mail can't be written: " + unwritable.getClass().getSimpleName());
        }
        try {
            var _ = send(mail).get(guard.toMillis(), TimeUnit.MILLISECONDS);
            return new MailOutcome.Accepted();
        } catch (ExecutionException failed) {
            return SmtpFailures.outcome(Objects.requireNonNullElse(failed.getCause(), failed));
        } catch (TimeoutException silent) {
            return SmtpFailures.outcome(silent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return SmtpFailures.outcome(interrupted);
        }
    }

    private CompletableFuture<MailResult> send(MailMessage mail) {
        var sent = new CompletableFuture<MailResult>();
        context.runOnContext(
                _ -> client.sendMail(mail).onSuccess(sent::complete).onFailure(sent::completeExceptionally));
        return sent;
    }

    @Override
    public void close() {
        var _ = client.close();
    }
}
