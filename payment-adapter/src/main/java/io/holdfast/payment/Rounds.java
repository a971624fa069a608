package io.holdfast.payment;

import io.holdfast.payment.messaging.OrphanSweep;
import io.holdfast.payment.messaging.Reconciler;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

/** Goes its rounds; a round that lasts longer than its interval is not overtaken by the next. */
@ApplicationScoped
class Rounds {

    /** After the channels are connected: the scheduler itself would begin before them. */
    private static final int LATE = Interceptor.Priority.LIBRARY_AFTER;

    private final Reconciler reconciler;
    private final OrphanSweep orphans;

    Rounds(Reconciler reconciler, OrphanSweep orphans) {
        this.reconciler = reconciler;
        this.orphans = orphans;
    }

    void begin(@Observes @Priority(LATE) StartupEvent event, Scheduler scheduler) {
        scheduler.resume();
    }

    @Scheduled(every = "${holdfast.payment.reconcile-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void reconcile() {
        reconciler.round();
    }

    @Scheduled(every = "${holdfast.payment.orphans-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void lookForOrphans() {
        orphans.round();
    }
}
