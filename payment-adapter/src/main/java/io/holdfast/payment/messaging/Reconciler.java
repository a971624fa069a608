package io.holdfast.payment.messaging;

import io.holdfast.payment.ledger.Ledger;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** Follows every payment of this instance's partitions that has no outcome yet. */
public final class Reconciler {

    private final Ledger ledger;
    private final Tenures tenures;
    private final Desk desk;
    private final Delays delays;
    private final InstantSource clock;
    private final Requests.Flow flow;

    Reconciler(Ledger ledger, Tenures tenures, Desk desk, Delays delays, InstantSource clock, Requests.Flow flow) {
        this.ledger = ledger;
        this.tenures = tenures;
        this.desk = desk;
        this.delays = delays;
        this.clock = clock;
        this.flow = flow;
    }

    /** Goes on with whatever is due; returns once each of them was tried. */
    public void round() {
        List<PaymentId> open = ledger.unsettled().stream().map(Payment::id).toList();
        delays.keep(open);
        // A provider that comes back is not met by all of them at once.
        var places = new Semaphore(flow.inFlight());
        open.stream()
                .filter(id -> delays.due(id, clock.instant()) && !desk.busy(id))
                .forEach(id -> tenure(id).ifPresent(tenure -> {
                    places.acquireUninterruptibly();
                    var _ = goOn(id, tenure).whenComplete((_, _) -> places.release());
                }));
        places.acquireUninterruptibly(flow.inFlight());
    }

    /** How many payments of this instance's partitions have no outcome yet. */
    public long unsettled() {
        return ledger.unsettled().stream()
                .filter(payment -> tenure(payment.id()).isPresent())
                .count();
    }

    /** How long the oldest of them has been wanted; zero where there is none. */
    public Duration oldestUnsettled() {
        return ledger.unsettled().stream()
                .filter(payment -> tenure(payment.id()).isPresent())
                .map(payment -> payment.wish().since())
                .min(Comparator.naturalOrder())
                .map(since -> Duration.between(since, clock.instant()))
                .orElse(Duration.ZERO);
    }

    private Optional<Tenure> tenure(PaymentId id) {
        return tenures.ofEvent(id.event()).filter(Tenure::holds);
    }

    private CompletableFuture<Void> goOn(PaymentId id, Tenure tenure) {
        return desk.goOn(id, tenure).handle((settled, failure) -> {
            if (failure != null) {
                flow.broken().accept(failure);
            } else if (!settled) {
                delays.failed(id, clock.instant());
            }
            return null;
        });
    }
}
