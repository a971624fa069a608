package io.holdfast.hold.simulation;

import io.holdfast.hold.audit.log.AuditSerdes;
import io.holdfast.hold.audit.log.MemoryLog;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.payment.Payment;
import io.holdfast.schemas.payment.PaymentOperation;
import io.holdfast.schemas.payment.PaymentRequest;
import io.holdfast.schemas.payment.PaymentState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The payment provider with an adapter before it that is worse than ours: it takes requests in any order and more than once, and what was
 * declined or voided may be reserved after all where an authorization comes again. Money is taken and given back once.
 */
final class SimulatedProvider {

    private static final int AGAIN_PERCENT = 30;
    private static final int DOUBT_PERCENT = 25;
    private static final int UNWILLING_PERCENT = 35;

    private final List<PaymentRequest> waiting = new ArrayList<>();
    private final Map<String, Payment> ledger = new TreeMap<>();
    private boolean isShut;
    private final MemoryLog log;
    private final Time time;
    private final Network network;
    private final AuditSerdes serdes;
    private final Chance chance;
    private final Trace trace;

    SimulatedProvider(MemoryLog log, Time time, Network network, AuditSerdes serdes, Chance chance, Trace trace) {
        this.log = log;
        this.time = time;
        this.network = network;
        this.serdes = serdes;
        this.chance = chance;
        this.trace = trace;
    }

    void ask(PaymentRequest request) {
        if (!isShut) {
            waiting.add(request);
        }
    }

    /** Its region was taken over: nothing is asked of the provider any more. */
    void shut() {
        isShut = true;
        waiting.clear();
    }

    boolean isShut() {
        return isShut;
    }

    /** Takes over what the provider did for another region, if it is not known here. */
    void adopt(SimulatedProvider other) {
        other.ledger.forEach((key, payment) -> {
            if (ledger.putIfAbsent(key, payment) == null) {
                append(key, payment);
            }
        });
    }

    /** What became of the payments that were another region's. */
    List<Payment> paymentsOf(SimulatedProvider other) {
        return other.ledger.keySet().stream()
                .flatMap(key -> Optional.ofNullable(ledger.get(key)).stream())
                .toList();
    }

    private void append(String key, Payment payment) {
        log.append(
                Topics.PAYMENTS,
                Message.partition(payment.getEvent()),
                time.nowMs(),
                key.getBytes(StandardCharsets.UTF_8),
                serdes.payments().encode(payment),
                new RecordHeaders());
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
        String key = Keys.payment(request.getEvent(), request.getReservation(), request.getAttempt());
        Payment known = ledger.get(key);
        PaymentState before = known == null ? PaymentState.NEW : known.getState();
        PaymentState after = after(before, request, unwilling);
        if (after != before) {
            Payment payment = entry(request, after);
            ledger.put(key, payment);
            append(key, payment);
        }
        trace.fingerprint().add(after.name());
        trace.say(() -> "provider: %s %s/%d: %s, was %s"
                .formatted(request.getOperation(), request.getReservation(), request.getAttempt(), after, before));
        answer(request, outcome(after, request));
    }

    private static PaymentState after(PaymentState before, PaymentRequest request, boolean unwilling) {
        boolean open = before == PaymentState.NEW || before == PaymentState.DECLINED || before == PaymentState.VOIDED;
        boolean reserved = before == PaymentState.AUTHORIZED;
        return switch (request.getOperation()) {
            case AUTHORIZE -> open ? unwilling ? PaymentState.DECLINED : PaymentState.AUTHORIZED : before;
            // It may let go what it had reserved, and then there is nothing to be taken any more.
            case CAPTURE -> reserved ? unwilling ? PaymentState.CAPTURE_FAILED : PaymentState.CAPTURED : before;
            case VOID -> open || reserved ? PaymentState.VOIDED : before;
            case REFUND -> before == PaymentState.CAPTURED ? PaymentState.REFUNDED : before;
            case OTHER -> throw new IllegalArgumentException("no operation of this version");
        };
    }

    private static PaymentOutcome outcome(PaymentState state, PaymentRequest request) {
        return switch (state) {
            case NEW -> PaymentOutcome.CAPTURE_FAILED;
            case CAPTURE_FAILED ->
                request.getOperation() == PaymentOperation.VOID ? PaymentOutcome.VOIDED : PaymentOutcome.CAPTURE_FAILED;
            case AUTHORIZED -> PaymentOutcome.AUTHORIZED;
            // To the rules it is one whether the card or the provider is why: each has its turn.
            case DECLINED -> request.getAttempt() % 2 == 0 ? PaymentOutcome.UNAVAILABLE : PaymentOutcome.DECLINED;
            case CAPTURED -> PaymentOutcome.CAPTURED;
            case VOIDED -> PaymentOutcome.VOIDED;
            case REFUNDED -> PaymentOutcome.REFUNDED;
            case CREATED, UNAVAILABLE, OTHER -> throw new IllegalStateException("no payment comes to " + state);
        };
    }

    private Payment entry(PaymentRequest request, PaymentState state) {
        return Payment.newBuilder()
                .setEvent(request.getEvent())
                .setReservation(request.getReservation())
                .setAttempt(request.getAttempt())
                .setState(state)
                .setWanted(request.getOperation())
                .setInDoubt(false)
                .setSettled(true)
                .setSeats(request.getSeats())
                .setAmountMinor(request.getAmountMinor())
                .setCurrency(request.getCurrency())
                .setTries(0)
                .setSince(Instant.ofEpochMilli(time.nowMs()))
                .build();
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
        network.send(
                Message.ofProvider(serdes.hold().commands(), request.getEvent(), request.getReservation(), result));
    }
}
