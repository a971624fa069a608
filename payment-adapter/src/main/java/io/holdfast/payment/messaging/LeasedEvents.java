package io.holdfast.payment.messaging;

import io.holdfast.payment.payment.PaymentId;
import io.holdfast.schemas.Partitions;
import io.holdfast.shell.work.Lease;
import io.holdfast.shell.work.Leases;
import jakarta.inject.Singleton;
import java.util.Optional;

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
        return leases.begun(partitions.of(id.event()));
    }
}
