package io.holdfast.receipt.messaging;

import io.holdfast.receipt.ledger.Contacts;
import io.holdfast.receipt.ledger.Ledger;
import io.holdfast.receipt.receipt.Entry;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.schemas.Partitions;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Sends a receipt again, or after all, once its address was replaced. What is due follows from the ledger and the contacts alone, so that an
 * instance that takes a partition over finds what its predecessor did not finish. One receipt is looked at after another: to find its sale
 * on the log takes tens of milliseconds.
 */
final class ReplacedAddresses {

    private static final Logger LOG = Logger.getLogger(ReplacedAddresses.class);

    /** After a look that could not be finished. */
    private static final long RETRY_MS = 1_000;

    private final Ledger ledger;
    private final Contacts contacts;
    private final Facts facts;
    private final Deliveries deliveries;
    private final Assignments assignments;
    private final Partitions partitions;
    private final int outstanding;
    private final ScheduledExecutorService worker;
    private final Consumer<Throwable> onFailure;

    /**
     * Looks at what is replaced from now on, and at each partition that is taken over.
     *
     * @param outstanding how many deliveries may be under way
     * @param worker a thread that may be held up
     * @param onFailure called where a receipt can't be seen through for want of Kafka
     */
    ReplacedAddresses(
            Ledger ledger,
            Contacts contacts,
            Facts facts,
            Deliveries deliveries,
            Assignments assignments,
            Partitions partitions,
            int outstanding,
            ScheduledExecutorService worker,
            Consumer<Throwable> onFailure) {
        this.ledger = ledger;
        this.contacts = contacts;
        this.facts = facts;
        this.deliveries = deliveries;
        this.assignments = assignments;
        this.partitions = partitions;
        this.outstanding = outstanding;
        this.worker = worker;
        this.onFailure = onFailure;
        contacts.onChange(this::look);
        assignments.onTakenOver(this::takenOver);
    }

    /** What was replaced while nobody had the partition, or is on its way by the ledger. */
    private void takenOver(int partition) {
        Stream.concat(contacts.replaced().stream(), ledger.pending().stream())
                .filter(key -> partition(key) == partition)
                .forEach(this::look);
    }

    private void look(ReceiptKey key) {
        lookIn(0, key);
    }

    private void lookIn(long delayMs, ReceiptKey key) {
        try {
            var _ = worker.schedule(() -> send(key), delayMs, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("stopping: the next instance looks at what was replaced");
        }
    }

    private void send(ReceiptKey key) {
        // While the ledger is still read nothing is known; a look at the whole partition follows.
        Optional<Assignment> assignment = assignments.caughtUp(partition(key));
        if (assignment.isEmpty()) {
            return;
        }
        Optional<CompletableFuture<Outcome>> underWay = deliveries.find(key);
        if (underWay.isPresent()) {
            // It may have gone to the address before.
            var _ = underWay.get().whenComplete((_, _) -> look(key));
            return;
        }
        Optional<Entry> due = ledger.find(key).filter(entry -> !entry.isSettled(contacts.find(key, Optional.empty())));
        if (due.isEmpty()) {
            return;
        }
        if (deliveries.size() >= outstanding) {
            lookIn(RETRY_MS, key);
            return;
        }
        try {
            facts.find(key, due.get().cause())
                    .await()
                    .indefinitely()
                    .ifPresentOrElse(
                            fact -> deliver(fact, assignment.get()),
                            () -> LOG.errorf(
                                    "a sale is not on the log, and its receipt can't be written anew, event=%s reservation=%s",
                                    key.event(), key.reservation()));
        } catch (RuntimeException away) {
            LOG.warnf("a replaced address waits for the log of facts: %s", away.toString());
            lookIn(RETRY_MS, key);
        }
    }

    private void deliver(SoldFact fact, Assignment assignment) {
        var _ = deliveries.deliver(fact, assignment::over).whenComplete((_, failure) -> {
            if (failure != null) {
                onFailure.accept(failure);
            }
        });
    }

    private int partition(ReceiptKey key) {
        return partitions.of(key.toString());
    }
}
