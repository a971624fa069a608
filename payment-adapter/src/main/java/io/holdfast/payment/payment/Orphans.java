package io.holdfast.payment.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Money of this installation at the provider that the ledger does not account for. */
public final class Orphans {

    private Orphans() {}

    /**
     * Whether this payment of ours holds money that nobody accounts for: the ledger refers to another payment or none, or has settled that
     * nothing was reserved. Younger ones may be on their way into the ledger.
     *
     * @param entry what the ledger has under the payment's id
     * @param grace how old it must be
     */
    public static boolean is(Snapshot snapshot, @Nullable Payment entry, Instant now, Duration grace) {
        if (snapshot.id().isEmpty() || remedy(snapshot).isEmpty()) {
            return false;
        }
        boolean old = !snapshot.created().plus(grace).isAfter(now);
        return old && !accounted(snapshot, entry);
    }

    /**
     * A payment as this installation has to see it: one that was imported is ours once something was requested for it. Before that, and if
     * it was not imported, it is another's.
     *
     * @param ledger what the ledger has under a payment's id
     */
    public static Snapshot seen(Snapshot snapshot, Function<PaymentId, @Nullable Payment> ledger) {
        return snapshot.foreign()
                .filter(foreign -> ours(foreign, ledger.apply(foreign.id())))
                .map(_ -> snapshot.asOurs())
                .orElse(snapshot);
    }

    private static boolean ours(Snapshot.Foreign foreign, @Nullable Payment entry) {
        return entry != null
                && entry.origin().ordered()
                && foreign.installation().equals(entry.origin().installation());
    }

    /**
     * Whether the ledger has never heard of this payment. Each is in the ledger before the provider hears of it, so that a ledger without
     * it was lost, or is another's: whether money is to be given back, such a ledger cannot say.
     */
    public static boolean unheardOf(@Nullable Payment entry) {
        return entry == null;
    }

    /** How its money is given back; empty if it holds none. */
    public static Optional<PaymentStep.Act> remedy(Snapshot snapshot) {
        return switch (snapshot.status()) {
            case AUTHORIZED -> Optional.of(new PaymentStep.Cancel());
            case CAPTURED -> Optional.of(new PaymentStep.Refund());
            case UNCONFIRMED, PENDING, DECLINED, CANCELED, REFUNDED -> Optional.empty();
        };
    }

    private static boolean accounted(Snapshot snapshot, @Nullable Payment entry) {
        if (entry == null || !snapshot.reference().equals(entry.reference())) {
            return false;
        }
        return !entry.settled()
                || switch (entry.status().state()) {
                    case NEW, CREATED, AUTHORIZED, CAPTURED, CAPTURE_FAILED -> true;
                    case DECLINED, UNAVAILABLE, VOIDED, REFUNDED -> false;
                };
    }
}
