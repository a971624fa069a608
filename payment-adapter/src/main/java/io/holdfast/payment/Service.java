package io.holdfast.payment;

import io.holdfast.payment.gateway.GuardedProvider;
import io.holdfast.payment.ledger.Ledger;
import io.holdfast.payment.messaging.Desk;
import io.holdfast.payment.messaging.OrphanSweep;
import io.holdfast.payment.messaging.Outcomes;
import io.holdfast.payment.messaging.PaymentWatch;
import io.holdfast.payment.messaging.Reconciler;
import io.holdfast.payment.messaging.Requests;
import io.holdfast.payment.messaging.Tenures;
import io.holdfast.payment.messaging.Work;
import io.holdfast.payment.settings.Settings;
import io.holdfast.schemas.trace.Traces;
import io.holdfast.shell.Exit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Wires the work to the ports that it goes through. */
@ApplicationScoped
class Service {

    @Produces
    @Singleton
    Requests.Flow flow(Settings settings) {
        return new Requests.Flow(settings.inFlight(), failure -> Exit.now("payments can't go on", failure));
    }

    @Produces
    @Singleton
    Work work(
            GuardedProvider provider,
            Ledger ledger,
            Outcomes outcomes,
            Tenures tenures,
            Requests.Flow flow,
            Settings settings,
            PaymentWatch watch,
            Traces traces,
            InstantSource clock) {
        var limits = new Work.Limits(
                settings.tries(), settings.unavailableAfter(), settings.longestDelay(), settings.orphanGrace());
        return Work.of(provider, ledger, outcomes, tenures, flow, limits, watch, traces, clock);
    }

    @Produces
    @Singleton
    Desk desk(Work work) {
        return work.desk();
    }

    @Produces
    @Singleton
    Reconciler reconciler(Work work) {
        return work.reconciler();
    }

    @Produces
    @Singleton
    OrphanSweep orphans(Work work) {
        return work.orphans();
    }
}
