package io.holdfast.payment.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A payment as the provider shows it.
 *
 * @param reference the provider's id of it
 * @param id whose payment it is; empty if it is none of ours
 * @param foreign whose payment it is if another installation made it
 * @param seats the seats that are paid for, in ascending order; empty if the provider was not told
 * @param code the provider's word for why it was declined
 * @param money what was reserved, taken or given back, by its status; what it was created for if none of these
 * @param created when the provider heard of it, by its clock
 */
public record Snapshot(
        String reference,
        Optional<PaymentId> id,
        Optional<Foreign> foreign,
        List<String> seats,
        Status status,
        @Nullable String code,
        Amount money,
        Instant created) {

    /**
     * A payment of another installation on the same account.
     *
     * @param installation its id
     * @param id whose payment it is there
     */
    public record Foreign(String installation, PaymentId id) {}

    /** Keeps a copy of the seats. */
    public Snapshot {
        seats = List.copyOf(seats);
    }

    /** This payment as one of ours, which it is once it was imported and something was requested. */
    Snapshot asOurs() {
        return new Snapshot(reference, foreign.map(Foreign::id), Optional.empty(), seats, status, code, money, created);
    }

    /** Where it stands. */
    public enum Status {
        /** No money was reserved yet. */
        UNCONFIRMED,
        /** The provider is still at it. */
        PENDING,
        /** The money was not reserved. */
        DECLINED,
        /** The money is reserved. */
        AUTHORIZED,
        /** It was taken. */
        CAPTURED,
        /** Nothing is reserved, and nothing can be any more. */
        CANCELED,
        /** What was taken was given back. */
        REFUNDED
    }
}
