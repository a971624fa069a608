package io.holdfast.receipt.messaging;

import io.holdfast.receipt.mail.Postbox;
import io.holdfast.receipt.receipt.ContactLookup;
import io.holdfast.receipt.receipt.MailOutcome;
import io.holdfast.receipt.receipt.Sale;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A mail server that does as it is told. */
final class FakePostbox implements Postbox {

    private final List<String> posted = new CopyOnWriteArrayList<>();
    private final List<String> addresses = new CopyOnWriteArrayList<>();
    private volatile Function<String, CompletableFuture<MailOutcome>> behaviour =
            _ -> CompletableFuture.completedFuture(new MailOutcome.Accepted());

    /** What becomes of the mail of a reservation. */
    void behave(Function<String, CompletableFuture<MailOutcome>> behaviour) {
        this.behaviour = behaviour;
    }

    void always(MailOutcome outcome) {
        behave(_ -> CompletableFuture.completedFuture(outcome));
    }

    /** The reservations of the mails, in the order in which they were handed over. */
    List<String> posted() {
        return posted;
    }

    /** Where they went. */
    List<String> addresses() {
        return addresses;
    }

    @Override
    public MailOutcome post(Sale sale, ContactLookup.Known to, Optional<String> traceId) {
        posted.add(sale.key().reservation());
        addresses.add(to.address());
        return behaviour.apply(sale.key().reservation()).join();
    }
}
