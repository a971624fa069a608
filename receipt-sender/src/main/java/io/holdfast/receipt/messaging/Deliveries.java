package io.holdfast.receipt.messaging;

import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.shell.work.Lanes;
import io.holdfast.shell.work.Lease;
import io.holdfast.shell.work.RecordWork.Task;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;

/** The receipts under way in this process, those of a reservation one after the other: the second finds what the first has done. */
@Singleton
public class Deliveries {

    private final Lanes lanes;
    private final ReceiptDelivery delivery;
    private final ReceiptMetrics metrics;

    Deliveries(Lanes lanes, ReceiptDelivery delivery, ReceiptMetrics metrics) {
        this.lanes = lanes;
        this.delivery = delivery;
        this.metrics = metrics;
    }

    /** What is to be done for a sale. */
    Task task(SoldFact fact) {
        boolean underWay = underWay(fact.key());
        return new Task(lane(fact.key()), lease -> lease.begin() && deliver(fact, lease, underWay));
    }

    private boolean deliver(SoldFact fact, Lease lease, boolean underWay) {
        WorkResult outcome = delivery.run(fact, false, lease::over);
        if (outcome == WorkResult.SETTLED_BEFORE) {
            metrics.repeated(underWay);
        }
        return outcome != WorkResult.ABANDONED;
    }

    /** Sees a sale's receipt through that was not read just now; fails if Kafka cannot be written to. */
    CompletableFuture<Boolean> deliver(SoldFact fact, Lease lease) {
        Task task = task(fact);
        return lanes.run(task.lane(), () -> task.task().test(lease));
    }

    /** Tries a parked receipt again, because a person asked; fails if Kafka cannot be written to. */
    CompletableFuture<WorkResult> again(SoldFact fact) {
        return lanes.run(lane(fact.key()), () -> delivery.run(fact, true, () -> false));
    }

    /** Does something once nothing is under way for this receipt. */
    void after(ReceiptKey key, Runnable task) {
        var _ = lanes.run(lane(key), () -> {
            task.run();
            return true;
        });
    }

    /** Whether a mail is on its way, or waits to be tried again. */
    public boolean underWay(ReceiptKey key) {
        return lanes.busy(lane(key));
    }

    /** How many receipts are neither sent nor parked. */
    public int size() {
        return lanes.size();
    }

    private static String lane(ReceiptKey key) {
        return key.toString();
    }
}
