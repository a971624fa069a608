package io.holdfast.receipt.messaging;

import io.holdfast.receipt.ledger.Contacts;
import io.holdfast.receipt.ledger.Ledger;
import io.holdfast.receipt.mail.Postbox;
import io.holdfast.receipt.receipt.ContactLookup;
import io.holdfast.receipt.receipt.Destination;
import io.holdfast.receipt.receipt.LedgerEntry;
import io.holdfast.receipt.receipt.MailOutcome;
import io.holdfast.receipt.receipt.Next;
import io.holdfast.receipt.receipt.RetrySchedule;
import io.holdfast.receipt.settings.Settings;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.trace.Traces;
import io.holdfast.shell.RecordWriter;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** Sees a receipt through: to the mail server's acceptance, or to a person. Between its tries it holds a virtual thread and no slot. */
@Singleton
class ReceiptDelivery {

    private static final Logger LOG = Logger.getLogger(ReceiptDelivery.class);

    static final String ERASED = "contact erased";
    static final String NONE_GIVEN = "no address was given";
    static final String UNREADABLE = "contact undecodable";

    private final Ledger ledger;
    private final Contacts contacts;
    private final Postbox postbox;
    private final RecordWriter writer;
    private final MailSlots slots;
    private final RetrySchedule schedule;
    private final InstantSource clock;
    private final ReceiptMetrics metrics;
    private final Traces traces;

    ReceiptDelivery(
            Ledger ledger,
            Contacts contacts,
            Postbox postbox,
            RecordWriter writer,
            Settings settings,
            InstantSource clock,
            ReceiptMetrics metrics,
            Traces traces) {
        this.ledger = ledger;
        this.contacts = contacts;
        this.postbox = postbox;
        this.writer = writer;
        this.slots = new MailSlots(settings.inFlight());
        this.schedule = settings.retries();
        this.clock = clock;
        this.metrics = metrics;
        this.traces = traces;
    }

    /**
     * Sees a receipt through.
     *
     * @param asked whether a person asked for it: what is parked is then tried again
     * @param abandoned whether it is another instance's by now; asked before each try
     * @throws io.holdfast.shell.WriteException if the ledger or the dead letters cannot be written
     */
    WorkResult run(SoldFact fact, boolean asked, BooleanSupplier abandoned) {
        var span = new DeliverySpan(traces, fact);
        try {
            WorkResult outcome = run(fact, asked, abandoned, span);
            span.end(outcome);
            return outcome;
        } catch (RuntimeException failure) {
            span.end(failure);
            throw failure;
        }
    }

    private WorkResult run(SoldFact fact, boolean asked, BooleanSupplier abandoned, DeliverySpan span) {
        long began = System.nanoTime();
        for (int tries = 0; ; tries++) {
            if (isSettled(fact, asked)) {
                return tries == 0 ? WorkResult.SETTLED_BEFORE : WorkResult.SETTLED;
            }
            if (abandoned.getAsBoolean()) {
                return WorkResult.ABANDONED;
            }
            span.begin();
            switch (contact(fact)) {
                case ContactLookup.Absent() -> {
                    return nobody(fact, tries, span);
                }
                case ContactLookup.Unreadable() -> {
                    return park(fact, tries, UNREADABLE, Optional.empty(), span);
                }
                case ContactLookup.Known known -> {
                    Optional<Destination> to = Optional.of(known.destination());
                    boolean again = announce(fact, to, span);
                    MailOutcome outcome = post(fact, known, tries + 1, span);
                    Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
                    double chance = ThreadLocalRandom.current().nextDouble();
                    switch (schedule.after(outcome, tries + 1, elapsed, chance)) {
                        case Next.Deliver() -> {
                            return delivered(fact, tries + 1, to, again, span);
                        }
                        case Next.Park(String reason) -> {
                            return park(fact, tries + 1, reason, to, span);
                        }
                        case Next.Again(Duration delay, String reason) -> pause(fact, tries + 1, delay, reason);
                    }
                }
            }
        }
    }

    /** What was given up is tried again if a person asks; what was sent is not. */
    private boolean isSettled(SoldFact fact, boolean asked) {
        return ledger.find(fact.key())
                .filter(entry -> !asked || entry instanceof LedgerEntry.Sent)
                .filter(entry -> entry.isSettled(known(fact)))
                .isPresent();
    }

    private ContactLookup known(SoldFact fact) {
        return contacts.find(fact.key(), fact.contact());
    }

    /** The address was written before the checkout that the fact comes from, so a view that has come this far has it, or it was erased. */
    private ContactLookup contact(SoldFact fact) {
        if (known(fact) instanceof ContactLookup.Absent) {
            contacts.caughtUp().join();
        }
        return known(fact);
    }

    /**
     * An entry of the ledger is replaced by a pending one before the mail: nobody reads SENT of an address that has got nothing.
     *
     * @return whether there was an entry
     */
    private boolean announce(SoldFact fact, Optional<Destination> to, DeliverySpan span) {
        Optional<LedgerEntry> before = ledger.find(fact.key());
        if (before.isPresent()
                && !(before.get() instanceof LedgerEntry.Pending
                        && before.get().to().equals(to))) {
            ledger.write(fact.key(), new LedgerEntry.Pending(now(), fact.cause(), to), span.traceParent());
        }
        return before.isPresent();
    }

    private MailOutcome post(SoldFact fact, ContactLookup.Known to, int attempt, DeliverySpan span) {
        return slots.within(
                attempt > 1,
                () -> span.posting(
                        attempt,
                        () -> postbox.post(fact.sale(), to, fact.cause().traceId())));
    }

    private void pause(SoldFact fact, int tries, Duration delay, String reason) {
        metrics.failedTry();
        LOG.warnf(
                "a receipt was not accepted, try %d, the next in %d ms: %s, event=%s reservation=%s",
                tries, delay.toMillis(), reason, fact.key().event(), fact.key().reservation());
        LockSupport.parkNanos(delay.toNanos());
    }

    private WorkResult delivered(SoldFact fact, int tries, Optional<Destination> to, boolean again, DeliverySpan span) {
        ledger.write(fact.key(), new LedgerEntry.Sent(tries, now(), fact.cause(), to), span.traceParent());
        if (again) {
            metrics.sentAgain();
        } else {
            metrics.sent(Duration.between(fact.cause().at(), clock.instant()));
        }
        return WorkResult.SETTLED;
    }

    private WorkResult park(SoldFact fact, int tries, String reason, Optional<Destination> to, DeliverySpan span) {
        LOG.errorf(
                "a receipt is parked after %d tries: %s, event=%s reservation=%s",
                tries, reason, fact.key().event(), fact.key().reservation());
        writer.deadLetter(Topics.SEAT_EVENTS_DEAD_LETTERS, fact.record(), reason);
        metrics.deadLetter();
        ledger.write(fact.key(), new LedgerEntry.Parked(tries, now(), reason, fact.cause(), to), span.traceParent());
        metrics.parked();
        return WorkResult.SETTLED;
    }

    /** Nobody failed, and nothing is left to do: no dead letter. */
    private WorkResult nobody(SoldFact fact, int tries, DeliverySpan span) {
        String reason = fact.contact().isEmpty() ? NONE_GIVEN : ERASED;
        LOG.infof(
                "a receipt is not sent: %s, event=%s reservation=%s",
                reason, fact.key().event(), fact.key().reservation());
        ledger.write(fact.key(), new LedgerEntry.None(tries, now(), reason, fact.cause()), span.traceParent());
        metrics.erased();
        return WorkResult.SETTLED;
    }

    /** As precise as the ledger keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
