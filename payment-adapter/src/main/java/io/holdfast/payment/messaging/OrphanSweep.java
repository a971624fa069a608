package io.holdfast.payment.messaging;

import io.holdfast.payment.gateway.Provider;
import io.holdfast.payment.gateway.ProviderException;
import io.holdfast.payment.ledger.Ledger;
import io.holdfast.payment.payment.Orphans;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentId;
import io.holdfast.payment.payment.PaymentStep;
import io.holdfast.payment.payment.ProviderAnswer;
import io.holdfast.payment.payment.Snapshot;
import io.holdfast.payment.settings.Settings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the provider has of this installation with the ledger, and gives back what the ledger does not account for. What the ledger
 * has never heard of is given back only once an operator has agreed: the ledger may have been lost.
 */
@Singleton
public class OrphanSweep {

    private static final Logger LOG = Logger.getLogger(OrphanSweep.class);

    /** An idempotency key is good for 24 hours: what was begun with one is seen at least once after it. */
    private static final Duration BACK = Duration.ofHours(25);

    private record Checked(Snapshot orphan, CompletableFuture<Boolean> ended) {}

    private final Provider provider;
    private final Ledger ledger;
    private final LeasedEvents leases;
    private final PaymentRequestHandler handler;
    private final Duration grace;
    private final InstantSource clock;
    private final PaymentMetrics metrics;
    private final Set<String> agreed = ConcurrentHashMap.newKeySet();
    private volatile List<Snapshot> orphans = List.of();
    private volatile List<Snapshot> unheardOf = List.of();

    OrphanSweep(
            Provider provider,
            Ledger ledger,
            LeasedEvents leases,
            PaymentRequestHandler handler,
            Settings settings,
            InstantSource clock,
            PaymentMetrics metrics) {
        this.provider = provider;
        this.ledger = ledger;
        this.leases = leases;
        this.handler = handler;
        this.grace = settings.orphanGrace();
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Looks at everything once. */
    public void round() {
        try {
            List<Snapshot> found = provider.list(clock.instant().minus(BACK)).stream()
                    .map(snapshot -> Orphans.seen(snapshot, ledger::find))
                    .filter(this::mine)
                    .filter(this::orphaned)
                    .toList();
            doubt(found.stream().filter(this::needsAgreement).toList());
            List<Checked> checked = found.stream()
                    .filter(orphan -> !needsAgreement(orphan))
                    .map(orphan -> new Checked(orphan, end(orphan)))
                    .toList();
            orphans = checked.stream()
                    .filter(orphan -> !orphan.ended().join())
                    .map(Checked::orphan)
                    .toList();
        } catch (ProviderException away) {
            LOG.warnf("orphans not looked for: %s", away.getMessage());
        }
    }

    /** Those that were found and could not be ended yet. */
    public List<Snapshot> orphans() {
        return orphans;
    }

    /** Those that the ledger has never heard of; none of them is touched. */
    public List<Snapshot> unheardOf() {
        return unheardOf;
    }

    /**
     * An operator agrees that what the ledger has never heard of is given back, in the next round.
     *
     * @return what was agreed on: all that was found so far
     */
    public List<Snapshot> agree() {
        List<Snapshot> known = unheardOf;
        known.forEach(orphan -> agreed.add(orphan.reference()));
        LOG.warnf(
                "an operator agreed that %d payments that the ledger has never heard of are given back", known.size());
        return known;
    }

    private void doubt(List<Snapshot> found) {
        if (found.size() > unheardOf.size()) {
            LOG.errorf(
                    "the ledger has never heard of %d payments of this installation, which each ledger knows before the provider does: it was lost, or another ledger is in use. None of them is given back before an operator agrees (docs/runbooks/ledger-lost.md)",
                    found.size());
        }
        unheardOf = found;
    }

    private boolean needsAgreement(Snapshot orphan) {
        return Orphans.unheardOf(entry(orphan)) && !agreed.contains(orphan.reference());
    }

    private @Nullable Payment entry(Snapshot snapshot) {
        return snapshot.id().map(ledger::find).orElse(null);
    }

    /** Only of partitions of this instance: of others its ledger may be behind. */
    private boolean mine(Snapshot snapshot) {
        return snapshot.id().flatMap(leases::of).isPresent();
    }

    private boolean orphaned(Snapshot snapshot) {
        return Orphans.is(snapshot, entry(snapshot), clock.instant(), grace);
    }

    private CompletableFuture<Boolean> end(Snapshot orphan) {
        PaymentId id = orphan.id().orElseThrow();
        // Looked at again while nothing else happens to the reservation: it may have been on its way into the ledger.
        return handler.alone(id, () -> !mine(orphan) || !orphaned(orphan) || givenBack(orphan, id));
    }

    private boolean givenBack(Snapshot orphan, PaymentId id) {
        PaymentStep.Act remedy = Orphans.remedy(orphan).orElseThrow();
        Instant now = clock.instant();
        // A key of its own each time: the payment's state admits it once, and a kept 500 would be in the way for a day.
        String key = "orphan/%s/%s/%d".formatted(orphan.reference(), remedy.verb(), now.toEpochMilli());
        boolean ended = provider.giveBack(orphan, remedy, key) instanceof ProviderAnswer.Found;
        LOG.errorf(
                "orphan %s: event=%s reservation=%s attempt=%d reference=%s remedy=%s",
                ended ? "ended" : "could not be ended yet",
                id.event(),
                id.reservation(),
                id.attempt(),
                orphan.reference(),
                remedy.verb());
        if (ended) {
            metrics.orphanEnded();
        }
        return ended;
    }
}
