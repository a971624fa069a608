package io.holdfast.receipt.messaging;

import io.holdfast.receipt.receipt.ContactLookup;
import io.holdfast.receipt.receipt.Destination;
import io.holdfast.receipt.receipt.Entry;
import io.holdfast.receipt.receipt.MailOutcome;
import io.holdfast.receipt.receipt.Next;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Sees one receipt through: to the mail server's acceptance, or to a person. Between its steps it holds no thread, and between its tries no
 * slot. Each step begins only after the one before is done.
 */
final class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);

    static final String ERASED = "contact erased";
    static final String NONE_GIVEN = "no address was given";
    static final String UNREADABLE = "contact undecodable";

    private final SoldFact fact;
    private final Tools tools;
    private final boolean asked;
    private final BooleanSupplier abandoned;
    private final long began;
    private final DeliverySpan span;
    private final CompletableFuture<Outcome> done = new CompletableFuture<>();
    private final CompletableFuture<Outcome> ended;
    private Optional<Destination> to = Optional.empty();
    private boolean again;
    private int tries;

    /**
     * A delivery that has not begun.
     *
     * @param asked whether a person asked for it: what is parked is then tried again
     * @param abandoned whether it is someone else's by now
     */
    Delivery(SoldFact fact, Tools tools, boolean asked, BooleanSupplier abandoned) {
        this.fact = fact;
        this.tools = tools;
        this.asked = asked;
        this.abandoned = abandoned;
        this.began = tools.nanos().getAsLong();
        this.span = new DeliverySpan(tools.traces(), fact);
        this.ended = done.whenComplete(span::end);
    }

    /** Completes once the receipt is settled, fails where the ledger or the dead letters can't be written. */
    CompletableFuture<Outcome> done() {
        return ended;
    }

    /** Begins a try: what has happened since the last one is looked at first. */
    void next() {
        try {
            lookFirst();
        } catch (RuntimeException failure) {
            done.completeExceptionally(failure);
        }
    }

    private void lookFirst() {
        boolean settled = tools.ledger()
                .find(fact.key())
                .filter(entry -> !isAsked(entry) && entry.isSettled(contact()))
                .isPresent();
        if (settled) {
            if (tries == 0) {
                tools.metrics().doneBefore();
            }
            done.complete(Outcome.SETTLED);
        } else if (abandoned.getAsBoolean()) {
            done.complete(Outcome.ABANDONED);
        } else {
            span.begin();
            address(this::behindTheFence);
        }
    }

    /** What was given up is tried again if a person asks; what was sent is not. */
    private boolean isAsked(Entry entry) {
        return asked && !(entry instanceof Entry.Sent);
    }

    private ContactLookup contact() {
        return tools.contacts().find(fact.key(), fact.contact());
    }

    /** The address was written before the checkout that the fact comes from, so a view that has come this far has it, or it was erased. */
    private void behindTheFence() {
        then(tools.contacts().caughtUp(), _ -> address(this::erased));
    }

    private void address(Runnable absent) {
        switch (contact()) {
            case ContactLookup.Known known -> announce(known);
            case ContactLookup.Unreadable() -> {
                to = Optional.empty();
                park(UNREADABLE);
            }
            case ContactLookup.Absent() -> absent.run();
        }
    }

    /** An entry of the ledger is replaced by a pending one before the mail: nobody reads SENT of an address that has got nothing. */
    private void announce(ContactLookup.Known known) {
        to = Optional.of(known.destination());
        Optional<Entry> before = tools.ledger().find(fact.key());
        again = before.isPresent();
        if (before.map(entry -> entry instanceof Entry.Pending && entry.to().equals(to))
                .orElse(true)) {
            post(known);
        } else {
            then(write(new Entry.Pending(now(), fact.cause(), to)), _ -> post(known));
        }
    }

    private void post(ContactLookup.Known known) {
        then(
                tools.slots()
                        .run(
                                tries > 0,
                                () -> span.posting(tries + 1, tools.postbox().post(fact.sale(), known, traceId()))),
                this::tried);
    }

    private Optional<String> traceId() {
        return fact.cause().traceId();
    }

    private void tried(MailOutcome outcome) {
        tries++;
        var elapsed = Duration.ofNanos(tools.nanos().getAsLong() - began);
        switch (tools.schedule().after(outcome, tries, elapsed, tools.chance().getAsDouble())) {
            case Next.Deliver() -> settle(new Entry.Sent(tries, now(), fact.cause(), to), this::countSent);
            case Next.Again(Duration delay, String reason) -> again(delay, reason);
            case Next.Park(String reason) -> park(reason);
        }
    }

    private void again(Duration delay, String reason) {
        tools.metrics().failedTry();
        LOG.warnf(
                "a receipt was not accepted, try %d, the next in %d ms: %s, event=%s reservation=%s",
                tries, delay.toMillis(), reason, fact.key().event(), fact.key().reservation());
        var _ = tools.timer().schedule(this::next, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void park(String reason) {
        LOG.errorf(
                "a receipt is parked after %d tries: %s, event=%s reservation=%s",
                tries, reason, fact.key().event(), fact.key().reservation());
        then(tools.deadLetters().write(fact.record(), reason), _ -> {
            tools.metrics().deadLetter();
            settle(new Entry.Parked(tries, now(), reason, fact.cause(), to), tools.metrics()::parked);
        });
    }

    private void countSent() {
        if (again) {
            tools.metrics().sentAgain();
            return;
        }
        tools.metrics().sent(Duration.between(fact.cause().at(), tools.clock().instant()));
    }

    /** Nobody failed, and nothing is left to do: no dead letter. */
    private void erased() {
        String reason = fact.contact().isEmpty() ? NONE_GIVEN : ERASED;
        LOG.infof(
                "a receipt is not sent: %s, event=%s reservation=%s",
                reason, fact.key().event(), fact.key().reservation());
        settle(new Entry.None(tries, now(), reason, fact.cause()), tools.metrics()::erased);
    }

    private void settle(Entry entry, Runnable count) {
        then(write(entry), _ -> {
            count.run();
            done.complete(Outcome.SETTLED);
        });
    }

    private Uni<Void> write(Entry entry) {
        return tools.ledger().write(fact.key(), entry, span.traceParent());
    }

    /** As precise as the ledger keeps it. */
    private Instant now() {
        return tools.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private <T> void then(Uni<T> step, Consumer<T> next) {
        var _ = step.subscribe()
                .with(
                        item -> {
                            try {
                                next.accept(item);
                            } catch (RuntimeException failure) {
                                done.completeExceptionally(failure);
                            }
                        },
                        done::completeExceptionally);
    }
}
