package io.holdfast.standin.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects as Stripe writes them. */
final class Wire {

    private static final JsonMapper JSON = new JsonMapper();

    private Wire() {}

    static Map<String, @Nullable Object> intent(Intent intent, boolean chargeInFull) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", intent.id());
        json.put("object", "payment_intent");
        json.put("amount", intent.amount());
        json.put("amount_capturable", intent.capturable());
        json.put("amount_received", intent.captured());
        json.put("created", intent.created());
        json.put("currency", intent.currency());
        json.put("last_payment_error", lastError(intent));
        json.put("latest_charge", chargeInFull ? charge(intent) : intent.charge());
        json.put("metadata", intent.metadata());
        json.put("payment_method", intent.paymentMethod());
        json.put("status", intent.status().wire());
        return json;
    }

    private static @Nullable Map<String, @Nullable Object> charge(Intent intent) {
        if (intent.charge() == null) {
            return null;
        }
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", intent.charge());
        json.put("object", "charge");
        json.put("amount", intent.amount());
        json.put("amount_captured", intent.captured());
        json.put("amount_refunded", intent.refunded());
        json.put("captured", intent.captured() > 0);
        json.put("currency", intent.currency());
        json.put("payment_intent", intent.id());
        json.put("refunded", intent.captured() > 0 && intent.refunded() == intent.captured());
        json.put("status", intent.declineCode() == null ? "succeeded" : "failed");
        return json;
    }

    private static @Nullable Map<String, @Nullable Object> lastError(Intent intent) {
        if (intent.declineCode() == null) {
            return null;
        }
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("charge", intent.charge());
        json.put("code", "card_declined");
        json.put("decline_code", intent.declineCode());
        json.put("message", Intent.DECLINED_MESSAGE);
        json.put("type", "card_error");
        return json;
    }

    static StripeReply refund(Intent intent, String id, long amount) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", id);
        json.put("object", "refund");
        json.put("amount", amount);
        json.put("charge", intent.charge());
        json.put("currency", intent.currency());
        json.put("payment_intent", intent.id());
        json.put("status", "succeeded");
        return ok(json);
    }

    static StripeReply error(StripeError refusal) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("type", refusal.type());
        json.put("code", refusal.code());
        json.put("message", refusal.message());
        if (refusal.declineCode() != null) {
            json.put("decline_code", refusal.declineCode());
        }
        if (refusal.param() != null) {
            json.put("param", refusal.param());
        }
        Intent intent = refusal.intent();
        if (intent != null) {
            json.put("charge", intent.charge());
            json.put("payment_intent", intent(intent, false));
        }
        return new StripeReply(refusal.http(), text(Map.of("error", json)));
    }

    static StripeReply ok(Map<String, @Nullable Object> json) {
        return new StripeReply(200, text(json));
    }

    static String text(Object json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
