package io.holdfast.receipt.messaging;

import io.holdfast.receipt.ledger.Contacts;
import io.holdfast.receipt.ledger.Ledger;
import io.holdfast.receipt.receipt.DueCause;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.receipt.settings.Settings;
import io.holdfast.schemas.Partitions;
import io.holdfast.shell.ServiceInstance;
import io.holdfast.shell.work.Lease;
import io.holdfast.shell.work.Leases;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Sends a receipt again, or after all, once its address was replaced. What is due follows from the ledger and the contacts alone, so that an
 * instance that takes a partition over finds what its predecessor did not finish. One receipt is looked at after another: to find its sale
 * on the log takes tens of milliseconds.
 */
@Singleton
public class ReplacedAddresses {

    private static final Logger LOG = Logger.getLogger(ReplacedAddresses.class);

    /** After a look that could not be finished. */
    private static final long RETRY_MS = 1_000;

    private final Ledger ledger;
    private final Contacts contacts;
    private final Facts facts;
    private final Deliveries deliveries;
    private final Leases leases;
    private final Partitions partitions;
    private final ServiceInstance service;
    private final int outstanding;
    final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("replaced-addresses").factory());

    ReplacedAddresses(
            Ledger ledger,
            Contacts contacts,
            Facts facts,
            Deliveries deliveries,
            Leases leases,
            Partitions partitions,
            ServiceInstance service,
            Settings settings) {
        this.ledger = ledger;
        this.contacts = contacts;
        this.facts = facts;
        this.deliveries = deliveries;
        this.leases = leases;
        this.partitions = partitions;
        this.service = service;
        this.outstanding = settings.outstanding();
    }

    /** Looks at what is replaced from now on, and at each partition that is taken over. */
    public void start() {
        contacts.onChange(this::look);
        leases.onBegun(partition -> worker.execute(() -> takenOver(partition)));
    }

    /** What was replaced while nobody had the partition, or is on its way by the ledger. */
    private void takenOver(int partition) {
        Stream.concat(contacts.replaced().stream(), ledger.pending().stream())
                .filter(key -> partition(key) == partition)
                .forEach(this::send);
    }

    private void look(ReceiptKey key) {
        worker.execute(() -> send(key));
    }

    private void lookLater(ReceiptKey key) {
        var _ = worker.schedule(() -> send(key), RETRY_MS, TimeUnit.MILLISECONDS);
    }

    private void send(ReceiptKey key) {
        // While the ledger is still read nothing is known; a look at the whole partition follows.
        leases.begun(partition(key)).ifPresent(lease -> {
            if (deliveries.underWay(key)) {
                // It may be on its way to the address before.
                deliveries.after(key, () -> look(key));
            } else {
                ledger.find(key)
                        .filter(entry -> !entry.isSettled(contacts.find(key, Optional.empty())))
                        .ifPresent(due -> send(key, due.cause(), lease));
            }
        });
    }

    private void send(ReceiptKey key, DueCause cause, Lease lease) {
        if (deliveries.size() >= outstanding) {
            lookLater(key);
            return;
        }
        try {
            facts.find(key, cause)
                    .ifPresentOrElse(
                            fact -> deliver(fact, lease),
                            () -> LOG.errorf(
                                    "a sale is not on the log, and its receipt can't be written anew, event=%s reservation=%s",
                                    key.event(), key.reservation()));
        } catch (RuntimeException away) {
            LOG.warnf("a replaced address waits for the log of facts: %s", away.toString());
            lookLater(key);
        }
    }

    private void deliver(SoldFact fact, Lease lease) {
        var _ = deliveries.deliver(fact, lease).exceptionally(failure -> {
            service.exit("a receipt could not be seen through", failure);
            return false;
        });
    }

    private int partition(ReceiptKey key) {
        return partitions.of(key.toString());
    }
}
