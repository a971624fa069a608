package io.holdfast.payment.messaging;

import io.holdfast.payment.payment.PaymentId;
import io.holdfast.schemas.Partitions;
import io.holdfast.shell.work.Lease;
import io.holdfast.shell.work.Leases;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The events whose payments this instance handles at present. */
@Singleton
class LeasedEvents {

    private final Leases leases;
    private final Partitions partitions;

    LeasedEvents(Leases leases, Partitions partitions) {
        this.leases = leases;
        this.partitions = partitions;
    }

    /** The lease that a payment is handled under; empty if it is another instance's, or was not taken over yet. */
    Optional<Lease> of(PaymentId id) {
        return leases.begun(partition(id));
    }

    /** The partition that a payment is handled in. */
    int partition(PaymentId id) {
        return partitions.of(id.event());
    }

    /** Every partition that this instance has now and has taken over, in ascending order, with its lease. */
    SortedMap<Integer, Lease> held() {
        var held = new TreeMap<Integer, Lease>();
        for (int partition = 0; partition < partitions.number(); partition++) {
            int number = partition;
            leases.begun(number).ifPresent(lease -> held.put(number, lease));
        }
        return held;
    }
}
