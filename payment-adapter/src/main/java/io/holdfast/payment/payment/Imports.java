package io.holdfast.payment.payment;

import io.holdfast.payment.payment.Snapshot.Status;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Payments of another installation, which is gone, as entries of this ledger. */
public final class Imports {

    private Imports() {}

    /**
     * The one among all that the provider has of one payment: that which has money, or else that which the other installation would have gone on
     * with. It may have created several, and confirmed one at most.
     *
     * @param snapshots the newest first; at least one
     */
    public static Snapshot chosen(List<Snapshot> snapshots) {
        return snapshots.stream()
                .filter(snapshot -> Orphans.remedy(snapshot).isPresent())
                .findFirst()
                .or(() -> snapshots.reversed().stream()
                        .filter(snapshot -> snapshot.status() != Status.CANCELED)
                        .findFirst())
                .orElseGet(snapshots::getLast);
    }

    /**
     * What is to be written for a payment of another installation; empty if the ledger has it as it is, or if something was requested for the
     * payment here, since it moves on by itself then.
     *
     * @param entry what the ledger has under the payment's id
     */
    public static Optional<Payment> entry(Snapshot snapshot, @Nullable Payment entry) {
        return snapshot.foreign()
                .filter(_ -> entry == null || !entry.origin().ordered())
                .map(foreign -> Payment.imported(foreign.id(), foreign.installation(), snapshot))
                .filter(payment -> !payment.equals(entry));
    }
}
