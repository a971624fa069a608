package io.holdfast.payment.payment;

import io.holdfast.payment.payment.Snapshot.Status;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A provider as Stripe is one: the same key is answered the same, payments are found by their metadata, each moves forward only. Whether it
 * acts, and whether its answer arrives, is for the test to say.
 */
final class ForgetfulProvider {

    /** How a call fares. */
    enum Fate {
        WELL,
        UNREACHED,
        LOST_BEFORE,
        LOST_AFTER
    }

    private final Map<String, Status> payments = new LinkedHashMap<>();
    private final Map<String, PaymentId> owners = new HashMap<>();
    private final Map<String, String> created = new HashMap<>();

    Answer ask(Payment payment, Step.Ask step, Fate fate, boolean decline) {
        return switch (fate) {
            case WELL -> act(payment, step, decline);
            case UNREACHED -> new Answer.Unreached("refused");
            case LOST_BEFORE -> new Answer.Lost("timeout");
            case LOST_AFTER -> {
                var _ = act(payment, step, decline);
                yield new Answer.Lost("timeout");
            }
        };
    }

    private Answer act(Payment payment, Step.Ask step, boolean decline) {
        return switch (step) {
            case Step.Create create ->
                shown(created.computeIfAbsent(IdempotencyKey.of(payment, create), _ -> created(payment.id())));
            case Step.Find find ->
                owners.entrySet().stream()
                        .filter(owner -> owner.getValue().equals(payment.id()))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .findFirst()
                        .map(this::shown)
                        .orElseGet(Answer.Missing::new);
            case Step.Retrieve retrieve -> shown(payment.reference());
            case Step.Confirm confirm ->
                move(payment, Status.UNCONFIRMED, decline ? Status.DECLINED : Status.AUTHORIZED);
            case Step.Capture capture -> move(payment, Status.AUTHORIZED, Status.CAPTURED);
            case Step.Refund refund -> move(payment, Status.CAPTURED, Status.REFUNDED);
            case Step.Cancel cancel -> {
                Status status = payments.get(payment.reference());
                if (status == Status.CAPTURED || status == Status.REFUNDED) {
                    yield new Answer.Refused("payment_intent_unexpected_state");
                }
                payments.put(String.valueOf(payment.reference()), Status.CANCELED);
                yield shown(payment.reference());
            }
        };
    }

    private String created(PaymentId id) {
        String reference = "pi_" + payments.size();
        payments.put(reference, Status.UNCONFIRMED);
        owners.put(reference, id);
        return reference;
    }

    private Answer move(Payment payment, Status from, Status to) {
        payments.computeIfPresent(String.valueOf(payment.reference()), (_, status) -> status == from ? to : status);
        return shown(payment.reference());
    }

    private Answer shown(@Nullable String reference) {
        Status status = payments.get(reference);
        return status == null || reference == null
                ? new Answer.Missing()
                : new Answer.Found(new Snapshot(
                        reference, Optional.ofNullable(owners.get(reference)), status, null, Payments.NOW));
    }

    long count(Status status) {
        return payments.values().stream().filter(status::equals).count();
    }
}
