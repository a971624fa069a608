package io.holdfast.payment.gateway;

import io.holdfast.payment.payment.IdempotencyKey;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentId;
import io.holdfast.payment.payment.PaymentStep;
import io.holdfast.payment.payment.ProviderAnswer;
import io.holdfast.payment.payment.Snapshot;
import io.holdfast.payment.payment.Snapshot.Status;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A provider in memory, with Stripe's rules for states and for idempotency keys, that fails as it is told. */
public final class FakeProvider implements Provider {

    /** How the next call fails. */
    public enum Fault {
        /** It does not. */
        NONE,
        /** 429, or no connection. */
        UNREACHED,
        /** A 500 that is kept under the key, and nothing done. */
        ERROR_BEFORE,
        /** Done, and a 500 that is kept under the key. */
        ERROR_AFTER,
        /** Done, and the answer lost on its way. */
        CUT_AFTER
    }

    private record Kept(ProviderAnswer answer) {}

    private final Map<String, Snapshot> intents = new LinkedHashMap<>();
    private final Map<String, String> methods = new HashMap<>();
    private final Map<String, Kept> kept = new HashMap<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final List<String> authorized = new ArrayList<>();
    private int calls;

    public synchronized void fail(List<Fault> next) {
        faults.addAll(next);
    }

    public synchronized void heal() {
        faults.clear();
    }

    /** The references of all that ever reserved money, once for each time. */
    public synchronized List<String> authorized() {
        return List.copyOf(authorized);
    }

    public synchronized int calls() {
        return calls;
    }

    /** Puts a payment there as if someone had made it. */
    public synchronized void put(Snapshot snapshot) {
        intents.put(snapshot.reference(), snapshot);
    }

    @Override
    public synchronized List<Snapshot> list(Instant since) {
        return new ArrayList<>(intents.values()).reversed();
    }

    @Override
    public synchronized ProviderAnswer ask(Payment payment, PaymentStep.Ask step) {
        calls++;
        Fault fault = faults.isEmpty() ? Fault.NONE : faults.poll();
        if (fault == Fault.UNREACHED) {
            return new ProviderAnswer.Unreached("as told");
        }
        return switch (step) {
            case PaymentStep.Look look ->
                fault == Fault.NONE ? look(payment, look) : new ProviderAnswer.Lost("as told");
            case PaymentStep.Act act ->
                keyed(
                        IdempotencyKey.of(payment, act),
                        fault,
                        () -> act(payment.id(), payment.reference(), act, payment));
        };
    }

    @Override
    public synchronized ProviderAnswer giveBack(Snapshot orphan, PaymentStep.Act remedy, String key) {
        return keyed(key, Fault.NONE, () -> act(null, orphan.reference(), remedy, null));
    }

    private ProviderAnswer keyed(String key, Fault fault, Supplier<ProviderAnswer> act) {
        Kept first = kept.get(key);
        if (first == null) {
            ProviderAnswer answer = fault == Fault.ERROR_BEFORE ? new ProviderAnswer.Lost("500") : act.get();
            first = new Kept(fault == Fault.ERROR_AFTER ? new ProviderAnswer.Lost("500") : answer);
            kept.put(key, first);
        }
        return fault == Fault.CUT_AFTER ? new ProviderAnswer.Lost("cut") : first.answer();
    }

    private ProviderAnswer look(Payment payment, PaymentStep.Look look) {
        Optional<Snapshot> known = switch (look) {
            case PaymentStep.Retrieve retrieve -> Optional.ofNullable(intents.get(payment.reference()));
            case PaymentStep.Find find ->
                intents.values().stream()
                        .filter(intent -> intent.id().equals(Optional.of(payment.id())))
                        .filter(intent -> intent.status() != Status.CANCELED)
                        .findFirst();
        };
        return known.<ProviderAnswer>map(ProviderAnswer.Found::new).orElseGet(ProviderAnswer.Missing::new);
    }

    private ProviderAnswer act(
            @Nullable PaymentId id, @Nullable String reference, PaymentStep.Act act, @Nullable Payment payment) {
        if (act instanceof PaymentStep.Create && payment != null) {
            var intent = new Snapshot(
                    "pi_" + (intents.size() + 1),
                    Optional.ofNullable(id),
                    Optional.empty(),
                    payment.terms().seats(),
                    Status.UNCONFIRMED,
                    null,
                    payment.terms().money(),
                    payment.goal().since());
            methods.put(intent.reference(), String.valueOf(payment.terms().paymentMethod()));
            return found(intent);
        }
        Snapshot intent = intents.get(reference);
        if (intent == null) {
            return new ProviderAnswer.Missing();
        }
        return switch (act) {
            case PaymentStep.Create create -> throw new IllegalArgumentException("created above");
            case PaymentStep.Confirm confirm -> intent.status() == Status.UNCONFIRMED ? confirm(intent) : found(intent);
            case PaymentStep.Capture capture -> move(intent, Status.AUTHORIZED, Status.CAPTURED);
            case PaymentStep.Refund refund -> move(intent, Status.CAPTURED, Status.REFUNDED);
            case PaymentStep.Cancel cancel ->
                switch (intent.status()) {
                    case UNCONFIRMED, PENDING, DECLINED, AUTHORIZED -> to(intent, Status.CANCELED, null);
                    case CAPTURED, CANCELED, REFUNDED -> found(intent);
                };
        };
    }

    private ProviderAnswer confirm(Snapshot intent) {
        if (String.valueOf(methods.get(intent.reference())).contains("Declined")) {
            return to(intent, Status.DECLINED, "card_declined");
        }
        authorized.add(intent.reference());
        return to(intent, Status.AUTHORIZED, null);
    }

    /** In another state Stripe refuses, and shows the payment. */
    private ProviderAnswer move(Snapshot intent, Status from, Status to) {
        return intent.status() == from ? to(intent, to, null) : found(intent);
    }

    private ProviderAnswer to(Snapshot intent, Status status, @Nullable String code) {
        return found(new Snapshot(
                intent.reference(),
                intent.id(),
                intent.foreign(),
                intent.seats(),
                status,
                code,
                intent.money(),
                intent.created()));
    }

    private ProviderAnswer found(Snapshot intent) {
        intents.put(intent.reference(), intent);
        return new ProviderAnswer.Found(intent);
    }
}
