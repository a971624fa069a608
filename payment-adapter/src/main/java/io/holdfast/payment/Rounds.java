package io.holdfast.payment;

import io.holdfast.payment.messaging.OrphanSweep;
import io.holdfast.payment.messaging.Reconciler;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** Goes its rounds; a round that lasts longer than its interval is not overtaken by the next. */
@ApplicationScoped
class Rounds {

    /** The scheduler starts before the partitions are assigned: an earlier round would find nothing of its own. */
    private static final String AFTER_START = "5s";

    private final Reconciler reconciler;
    private final OrphanSweep orphans;

    Rounds(Reconciler reconciler, OrphanSweep orphans) {
        this.reconciler = reconciler;
        this.orphans = orphans;
    }

    @Scheduled(
            every = "${holdfast.payment.reconcile-every}",
            delayed = AFTER_START,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void reconcile() {
        reconciler.round();
    }

    @Scheduled(
            every = "${holdfast.payment.orphans-every}",
            delayed = AFTER_START,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void lookForOrphans() {
        orphans.round();
    }
}
