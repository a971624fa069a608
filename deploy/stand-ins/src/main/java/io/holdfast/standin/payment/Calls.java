package io.holdfast.standin.payment;

import io.holdfast.standin.payment.Intent.Result;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What each operation does. */
final class Calls {

    private final ProviderLedger ledger;

    Calls(ProviderLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * What a call led to.
     *
     * @param changed the PaymentIntent afterwards; null if nothing changed
     * @param kept whether the answer is kept under the call's idempotency key
     */
    record Acted(@Nullable Intent changed, StripeReply reply, boolean kept) {}

    /**
     * Carries a call out.
     *
     * @param otherAmount taken in place of the amount that is asked for; null if that counts
     */
    Acted act(ProviderOperation operation, @Nullable String id, Form form, @Nullable Long otherAmount) {
        try {
            return switch (operation) {
                case CREATE -> create(form, otherAmount);
                case CONFIRM -> on(id, intent -> intent.confirm(form.get("payment_method"), newId("ch_")));
                case CAPTURE ->
                    on(
                            id,
                            intent -> intent.capture(
                                    otherAmount == null ? form.number("amount_to_capture") : otherAmount));
                case CANCEL -> on(id, Intent::cancel);
                case REFUND -> refund(form, otherAmount);
                case RETRIEVE -> read(Wire.ok(Wire.intent(known(id, "intent"), form.expands("latest_charge"))));
                case LIST -> read(Page.of(ledger.newestFirst(), form));
            };
        } catch (RefusedException refused) {
            return new Acted(
                    null, Wire.error(refused.refusal()), refused.refusal().kept());
        }
    }

    private Acted create(Form form, @Nullable Long otherAmount) {
        Long amount = otherAmount == null ? form.number("amount") : otherAmount;
        String currency = form.get("currency");
        String method = form.get("payment_method");
        require(amount != null && amount >= 1, "amount", "This value must be greater than or equal to 1.");
        require(currency != null && currency.matches("[A-Za-z]{3}"), "currency", "Invalid currency: " + currency);
        String amiss = amount == null ? null : Amounts.amiss(amount, String.valueOf(currency));
        if (otherAmount == null && amiss != null) {
            throw new RefusedException(StripeError.invalid("amount", amiss));
        }
        require("manual".equals(form.get("capture_method")), "capture_method", "only manual is spoken here");
        require(!"true".equals(form.get("confirm")), "confirm", "only confirm=false is spoken here");
        if (method != null && Card.of(method).isEmpty()) {
            throw new RefusedException(StripeError.noSuchMethod(method));
        }
        Intent intent = Intent.created(
                newId("pi_"),
                amount == null ? 0 : amount,
                String.valueOf(currency).toLowerCase(Locale.ROOT),
                method,
                form.group("metadata"),
                now());
        return new Acted(intent, Wire.ok(Wire.intent(intent, false)), true);
    }

    private Acted refund(Form form, @Nullable Long otherAmount) {
        Intent before = known(form.get("payment_intent"), "payment_intent");
        return switch (before.refund(otherAmount == null ? form.number("amount") : otherAmount)) {
            case Result.Done(Intent after) ->
                new Acted(after, Wire.refund(after, newId("re_"), after.refunded() - before.refunded()), true);
            case Result.Failed(Intent after, StripeError refusal) -> new Acted(after, Wire.error(refusal), true);
            case Result.Refused(StripeError refusal) -> new Acted(null, Wire.error(refusal), refusal.kept());
        };
    }

    private Acted on(@Nullable String id, Function<Intent, Result> step) {
        return switch (step.apply(known(id, "intent"))) {
            case Result.Done(Intent after) -> new Acted(after, Wire.ok(Wire.intent(after, false)), true);
            case Result.Failed(Intent after, StripeError refusal) -> new Acted(after, Wire.error(refusal), true);
            case Result.Refused(StripeError refusal) -> new Acted(null, Wire.error(refusal), refusal.kept());
        };
    }

    private Intent known(@Nullable String id, String param) {
        String given = String.valueOf(id);
        return ledger.find(given)
                .orElseThrow(() -> new RefusedException(StripeError.missing("payment_intent", given, param)));
    }

    private static Acted read(StripeReply reply) {
        return new Acted(null, reply, false);
    }

    private static void require(boolean good, String param, String otherwise) {
        if (!good) {
            throw new RefusedException(StripeError.invalid(param, otherwise));
        }
    }

    private static String newId(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "");
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
