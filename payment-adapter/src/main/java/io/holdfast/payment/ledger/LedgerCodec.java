package io.holdfast.payment.ledger;

import io.holdfast.payment.payment.Amount;
import io.holdfast.payment.payment.Goal;
import io.holdfast.payment.payment.Operation;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentId;
import io.holdfast.payment.payment.PaymentOrigin;
import io.holdfast.payment.payment.PaymentStanding;
import io.holdfast.payment.payment.PaymentTerms;
import io.holdfast.payment.payment.ProviderStatus;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.SameName;
import io.holdfast.schemas.payment.PaymentOperation;
import io.holdfast.schemas.payment.PaymentState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Payments as the ledger's records. */
public final class LedgerCodec {

    /** Event, reservation and attempt. */
    private static final int PARTS = 3;

    private LedgerCodec() {}

    static String key(PaymentId id) {
        return Keys.payment(id.event(), id.reservation(), id.attempt());
    }

    /** The payment that a key stands for; empty if it stands for none. */
    static Optional<PaymentId> id(String key) {
        String[] parts = key.split("/", -1);
        try {
            return parts.length == PARTS
                    ? Optional.of(new PaymentId(parts[0], parts[1], Integer.parseInt(parts[2])))
                    : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    static io.holdfast.schemas.payment.Payment record(Payment payment) {
        PaymentTerms terms = payment.terms();
        Goal goal = payment.goal();
        ProviderStatus status = payment.status();
        Amount money = status.money();
        return new io.holdfast.schemas.payment.Payment(
                payment.id().event(),
                payment.id().reservation(),
                payment.id().attempt(),
                PaymentState.valueOf(status.state().name()),
                PaymentOperation.valueOf(goal.wanted().name()),
                status.inDoubt(),
                payment.settled(),
                terms.seats(),
                terms.amountMinor(),
                terms.currency(),
                terms.paymentMethod(),
                status.code(),
                status.reference(),
                money == null ? null : money.minor(),
                money == null ? null : money.currency(),
                goal.tries(),
                goal.since(),
                goal.traceParent(),
                payment.origin().installation(),
                payment.origin().ordered());
    }

    /**
     * Reads an entry.
     *
     * @throws IllegalArgumentException if a later version wrote a state or an operation that is not known here
     */
    static Payment payment(io.holdfast.schemas.payment.Payment entry) {
        return new Payment(
                new PaymentId(entry.getEvent(), entry.getReservation(), entry.getAttempt()),
                new PaymentTerms(
                        entry.getSeats(), entry.getAmountMinor(), entry.getCurrency(), entry.getPaymentMethod()),
                new Goal(operation(entry.getWanted()), entry.getSince(), entry.getTries(), entry.getTraceParent()),
                new ProviderStatus(
                        SameName.find(PaymentStanding.class, entry.getState())
                                .orElseThrow(
                                        () -> new IllegalArgumentException("a state that this version does not know")),
                        entry.getInDoubt(),
                        entry.getProviderReference(),
                        entry.getCode(),
                        money(entry)),
                entry.getSettled(),
                new PaymentOrigin(entry.getInstallation(), entry.getOrdered()));
    }

    private static @Nullable Amount money(io.holdfast.schemas.payment.Payment entry) {
        Long minor = entry.getProviderAmountMinor();
        String currency = entry.getProviderCurrency();
        return minor == null || currency == null ? null : new Amount(minor, currency);
    }

    /**
     * Reads an operation.
     *
     * @throws IllegalArgumentException if it is one of a later version
     */
    public static Operation operation(PaymentOperation operation) {
        return SameName.find(Operation.class, operation)
                .orElseThrow(() -> new IllegalArgumentException("an operation that this version does not know"));
    }
}
