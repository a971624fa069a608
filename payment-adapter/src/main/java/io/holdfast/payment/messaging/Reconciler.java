package io.holdfast.payment.messaging;

import io.holdfast.payment.ledger.Ledger;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentId;
import io.holdfast.payment.settings.Settings;
import io.holdfast.shell.ServiceInstance;
import io.holdfast.shell.work.Lease;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;

/** Follows every payment of this instance's partitions that has no outcome yet. */
@Singleton
public class Reconciler {

    private final Ledger ledger;
    private final LeasedEvents leases;
    private final PaymentRequestHandler handler;
    private final Delays delays;
    private final InstantSource clock;
    private final int inFlight;
    private final ServiceInstance service;

    Reconciler(
            Ledger ledger,
            LeasedEvents leases,
            PaymentRequestHandler handler,
            InstantSource clock,
            Settings settings,
            ServiceInstance service) {
        this.ledger = ledger;
        this.leases = leases;
        this.handler = handler;
        this.delays = new Delays(
                settings.longestDelay(), () -> ThreadLocalRandom.current().nextDouble());
        this.clock = clock;
        this.inFlight = settings.inFlight();
        this.service = service;
    }

    /** Goes on with those that are due; returns once each of them was tried. */
    public void round() {
        List<PaymentId> open = ledger.unsettled().stream().map(Payment::id).toList();
        delays.keep(open);
        // A provider that comes back is not met by all of them at once.
        var places = new Semaphore(inFlight);
        open.stream()
                .filter(id -> delays.due(id, clock.instant()) && !handler.busy(id))
                .forEach(id -> leases.of(id).ifPresent(lease -> {
                    places.acquireUninterruptibly();
                    var _ = goOn(id, lease).whenComplete((_, _) -> places.release());
                }));
        places.acquireUninterruptibly(inFlight);
    }

    /** How many payments of this instance's partitions have no outcome yet. */
    public long unsettled() {
        return ledger.unsettled().stream()
                .filter(payment -> leases.of(payment.id()).isPresent())
                .count();
    }

    /** How long the oldest of them has been wanted; zero if there is none. */
    public Duration oldestUnsettled() {
        return ledger.unsettled().stream()
                .filter(payment -> leases.of(payment.id()).isPresent())
                .map(payment -> payment.goal().since())
                .min(Comparator.naturalOrder())
                .map(since -> Duration.between(since, clock.instant()))
                .orElse(Duration.ZERO);
    }

    private CompletableFuture<Void> goOn(PaymentId id, Lease lease) {
        return handler.goOn(id, lease).handle((settled, failure) -> {
            if (failure != null) {
                service.exit("payments can't go on", failure);
            } else if (!settled) {
                delays.failed(id, clock.instant());
            }
            return null;
        });
    }
}
