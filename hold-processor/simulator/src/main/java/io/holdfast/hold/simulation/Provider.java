package io.holdfast.hold.simulation;

import io.holdfast.hold.simulation.promise.Ledger;
import io.holdfast.hold.simulation.promise.Ledger.State;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.payment.PaymentRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * The payment provider with an adapter before it that is worse than ours: it takes requests in any order and more than once, and what was
 * declined or voided may be reserved after all where an authorization comes again. Money is taken and given back once.
 */
final class Provider {

    private static final int AGAIN_PERCENT = 30;
    private static final int DOUBT_PERCENT = 25;
    private static final int UNWILLING_PERCENT = 35;

    private final List<PaymentRequest> waiting = new ArrayList<>();
    private final Ledger ledger;
    private final Network network;
    private final AvroSerde<SeatCommand> serde;
    private final Chance chance;
    private final Trace trace;

    Provider(Ledger ledger, Network network, AvroSerde<SeatCommand> serde, Chance chance, Trace trace) {
        this.ledger = ledger;
        this.network = network;
        this.serde = serde;
        this.chance = chance;
        this.trace = trace;
    }

    void ask(PaymentRequest request) {
        waiting.add(request);
    }

    boolean isIdle() {
        return waiting.isEmpty();
    }

    /** Handles any of the requests that wait; some stay, to be handled again. */
    void act() {
        if (waiting.isEmpty()) {
            return;
        }
        int index = chance.below(waiting.size());
        PaymentRequest request = waiting.get(index);
        if (!chance.percent(AGAIN_PERCENT)) {
            waiting.remove(index);
        }
        if (chance.percent(DOUBT_PERCENT)) {
            answer(request, PaymentOutcome.UNKNOWN);
        }
        handle(request, chance.percent(UNWILLING_PERCENT));
    }

    /** Handles what waits now, each once, the newest first. */
    void actOnAll() {
        List<PaymentRequest> all = List.copyOf(waiting).reversed();
        waiting.clear();
        all.forEach(request -> handle(request, false));
    }

    private void handle(PaymentRequest request, boolean unwilling) {
        State before = ledger.state(request);
        State after = after(before, request, unwilling);
        if (after != before) {
            ledger.move(request, after);
        }
        trace.fingerprint().add(after.name());
        trace.say(() -> "provider: %s %s/%d: %s, was %s"
                .formatted(request.getOperation(), request.getReservation(), request.getAttempt(), after, before));
        answer(request, outcome(after, request.getAttempt()));
    }

    private static State after(State before, PaymentRequest request, boolean unwilling) {
        boolean open = before == State.NOTHING || before == State.DECLINED || before == State.VOIDED;
        return switch (request.getOperation()) {
            case AUTHORIZE -> open ? unwilling ? State.DECLINED : State.RESERVED : before;
            case CAPTURE -> before == State.RESERVED ? unwilling ? State.LAPSED : State.CAPTURED : before;
            case VOID -> open || before == State.RESERVED ? State.VOIDED : before;
            case REFUND -> before == State.CAPTURED ? State.REFUNDED : before;
            case OTHER -> throw new IllegalArgumentException("no operation of this version");
        };
    }

    private static PaymentOutcome outcome(State state, int attempt) {
        return switch (state) {
            case NOTHING, LAPSED -> PaymentOutcome.CAPTURE_FAILED;
            case RESERVED -> PaymentOutcome.AUTHORIZED;
            // To the rules it is one whether the card or the provider is why: each has its turn.
            case DECLINED -> attempt % 2 == 0 ? PaymentOutcome.UNAVAILABLE : PaymentOutcome.DECLINED;
            case CAPTURED -> PaymentOutcome.CAPTURED;
            case VOIDED -> PaymentOutcome.VOIDED;
            case REFUNDED -> PaymentOutcome.REFUNDED;
        };
    }

    private void answer(PaymentRequest request, PaymentOutcome outcome) {
        var result = new RecordPayment(
                request.getEvent(),
                request.getReservation(),
                request.getAttempt(),
                outcome,
                request.getAmountMinor(),
                request.getCurrency(),
                outcome == PaymentOutcome.DECLINED ? "card_declined" : null,
                null);
        network.send(Message.ofProvider(serde, request.getEvent(), request.getReservation(), result));
    }
}
