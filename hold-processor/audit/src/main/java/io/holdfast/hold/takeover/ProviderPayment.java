package io.holdfast.hold.takeover;

import io.holdfast.hold.seat.Reservation.Price;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.RecordPayment;
import java.util.List;
import java.util.Optional;

/**
 * A payment of the lost region's installation, as the provider has it.
 *
 * @param seats that it pays for, as the provider was told; empty if it was not
 * @param reference the provider's own id of it
 */
public record ProviderPayment(
        ReservationId reservation,
        int attempt,
        Money money,
        Price price,
        List<String> seats,
        Optional<String> reference) {

    /** What it has of the customer's money. */
    public enum Money {
        /** Nothing, and nobody will ask it for any: declined, given up, given back, or never confirmed. */
        NONE,
        /** It may yet be reserved. */
        PENDING,
        /** It is reserved. */
        AUTHORIZED,
        /** It was taken. */
        CAPTURED
    }

    /** Keeps a copy of the seats. */
    public ProviderPayment {
        seats = List.copyOf(seats);
    }

    /** What the provider says of its money, for the rules: without a sale that it is for, they have it voided or refunded. */
    public RecordPayment word() {
        return new RecordPayment(
                reservation.event(),
                reservation.reservation(),
                attempt,
                money == Money.CAPTURED ? PaymentOutcome.CAPTURED : PaymentOutcome.AUTHORIZED,
                price.minor(),
                price.currency(),
                null,
                reference.orElse(null));
    }

    boolean has(Price other) {
        return (money == Money.AUTHORIZED || money == Money.CAPTURED) && price.equals(other);
    }
}
