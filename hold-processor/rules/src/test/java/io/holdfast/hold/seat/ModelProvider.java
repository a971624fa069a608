package io.holdfast.hold.seat;

import io.holdfast.hold.seat.Command.RecordPayment;
import io.holdfast.hold.seat.Command.RecordPayment.Outcome;
import io.holdfast.hold.seat.Reservation.Price;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A payment provider and an adapter worse than ours: what was declined or voided is reserved after all where the same request comes again.
 * Taking and giving back are done once.
 */
final class ModelProvider {

    private enum State {
        RESERVED,
        DECLINED,
        CAPTURED,
        VOIDED,
        REFUNDED
    }

    private record Attempt(ReservationId id, int number) {}

    private record Payment(State state, Price price) {}

    private final Map<Attempt, Payment> payments = new HashMap<>();

    static boolean isRequest(Fact.OfPayment fact) {
        return fact instanceof Fact.PaymentRequested
                || fact instanceof Fact.CaptureRequested
                || fact instanceof Fact.VoidRequested
                || fact instanceof Fact.RefundRequested;
    }

    /** Acts, and says what was done: at once, or with a doubt before it. */
    List<RecordPayment> ask(Fact.OfPayment request, int choice) {
        var attempt = new Attempt(request.id(), request.attempt());
        Payment after = after(payments.get(attempt), request, choice % 4 == 3);
        payments.put(attempt, after);
        RecordPayment known = result(attempt, outcome(after.state()), after.price());
        return choice % 5 == 4 ? List.of(result(attempt, Outcome.UNKNOWN, after.price()), known) : List.of(known);
    }

    private static Payment after(@Nullable Payment before, Fact.OfPayment request, boolean decline) {
        return switch (request) {
            case Fact.PaymentRequested asked
            when isOpen(before) -> new Payment(decline ? State.DECLINED : State.RESERVED, asked.price());
            case Fact.CaptureRequested asked
            when is(before, State.RESERVED) -> new Payment(State.CAPTURED, asked.price());
            case Fact.VoidRequested asked
            when isOpen(before) || is(before, State.RESERVED) -> new Payment(State.VOIDED, asked.price());
            case Fact.RefundRequested asked
            when is(before, State.CAPTURED) -> new Payment(State.REFUNDED, asked.price());
            default -> Objects.requireNonNull(before, "of a payment that never began");
        };
    }

    private static boolean isOpen(@Nullable Payment payment) {
        return payment == null || is(payment, State.DECLINED) || is(payment, State.VOIDED);
    }

    private static boolean is(@Nullable Payment payment, State state) {
        return payment != null && payment.state() == state;
    }

    private static RecordPayment result(Attempt attempt, Outcome outcome, Price price) {
        return new RecordPayment(attempt.id(), attempt.number(), outcome, price, Optional.empty());
    }

    private static Outcome outcome(State state) {
        return switch (state) {
            case RESERVED -> Outcome.AUTHORIZED;
            case DECLINED -> Outcome.DECLINED;
            case CAPTURED -> Outcome.CAPTURED;
            case VOIDED -> Outcome.VOIDED;
            case REFUNDED -> Outcome.REFUNDED;
        };
    }

    private long sum(State state) {
        return payments.values().stream()
                .filter(payment -> payment.state() == state)
                .mapToLong(payment -> payment.price().minor())
                .sum();
    }

    long reserved() {
        return sum(State.RESERVED);
    }

    long captured() {
        return sum(State.CAPTURED);
    }
}
