package io.holdfast.payment.messaging;

import io.holdfast.payment.gateway.Provider;
import io.holdfast.payment.ledger.Ledger;
import io.holdfast.schemas.trace.Traces;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Everything that handles payments, joined together.
 *
 * @param desk handles requests
 * @param reconciler follows what has no outcome
 * @param orphans looks for money that nobody accounts for
 */
public record Work(Desk desk, Reconciler reconciler, OrphanSweep orphans) {

    /**
     * Bounds of the work.
     *
     * @param tries how often a payment is tried in vain before it is left for later
     * @param giveUpAfter how long an authorization is tried before it is given up if nothing was reserved
     * @param longestDelay how long a payment in doubt is left alone at most
     * @param orphanGrace how old a payment must be before it can be an orphan
     */
    public record Limits(int tries, Duration giveUpAfter, Duration longestDelay, Duration orphanGrace) {}

    /** Joins the parts to the ports that they go through. */
    public static Work of(
            Provider provider,
            Ledger ledger,
            Outcomes outcomes,
            Tenures tenures,
            Requests.Flow flow,
            Limits limits,
            PaymentWatch watch,
            Traces traces,
            InstantSource clock) {
        var driver = new Driver(
                provider,
                ledger,
                outcomes,
                limits.tries(),
                payment -> Duration.between(payment.wish().since(), clock.instant())
                                .compareTo(limits.giveUpAfter())
                        >= 0);
        // Tasks block on the provider and on the brokers: a virtual thread for each, as many as there are requests
        // under way.
        var lanes = new Lanes(Executors.newVirtualThreadPerTaskExecutor());
        var desk = new Desk(ledger, driver, lanes, clock, watch, traces);
        var delays = new Delays(
                limits.longestDelay(), () -> ThreadLocalRandom.current().nextDouble());
        return new Work(
                desk,
                new Reconciler(ledger, tenures, desk, delays, clock, flow),
                new OrphanSweep(provider, ledger, tenures, desk, limits.orphanGrace(), clock, watch));
    }
}
