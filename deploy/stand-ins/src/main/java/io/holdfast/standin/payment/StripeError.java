package io.holdfast.standin.payment;

import org.jspecify.annotations.Nullable;

/**
 * An error as Stripe answers it.
 *
 * @param declineCode the bank's reason, where a card was declined
 * @param param the parameter that is at fault
 * @param intent the PaymentIntent as it is, where it is the reason
 * @param kept whether the answer is kept under its idempotency key: it is once the call had begun to act
 */
record StripeError(
        int http,
        String type,
        String code,
        String message,
        @Nullable String declineCode,
        @Nullable String param,
        @Nullable Intent intent,
        boolean kept) {

    private static final String INVALID_REQUEST = "invalid_request_error";
    private static final String IDEMPOTENCY = "idempotency_error";
    private static final String MISSING = "resource_missing";

    static StripeError invalid(String param, String message) {
        return new StripeError(400, INVALID_REQUEST, "parameter_invalid", message, null, param, null, false);
    }

    static StripeError missing(String what, String id, String param) {
        String message = "No such %s: '%s'".formatted(what, id);
        return new StripeError(404, INVALID_REQUEST, MISSING, message, null, param, null, false);
    }

    static StripeError noSuchMethod(String token) {
        String message = "No such PaymentMethod: '%s'".formatted(token);
        return new StripeError(400, INVALID_REQUEST, MISSING, message, null, "payment_method", null, false);
    }

    static StripeError state(Intent intent, String verb) {
        String message = "You cannot %s this PaymentIntent because it has a status of %s."
                .formatted(verb, intent.status().wire());
        return new StripeError(
                400, INVALID_REQUEST, "payment_intent_unexpected_state", message, null, null, intent, true);
    }

    static StripeError refunded(Intent intent) {
        String message = "Charge %s has already been refunded.".formatted(intent.charge());
        return new StripeError(400, INVALID_REQUEST, "charge_already_refunded", message, null, null, null, true);
    }

    static StripeError declined(Intent intent, String declineCode) {
        return new StripeError(
                402, "card_error", "card_declined", Intent.DECLINED_MESSAGE, declineCode, null, intent, true);
    }

    static StripeError otherParameters() {
        String message =
                "Keys for idempotent requests can only be used with the same endpoint and parameters they were first used with.";
        return plain(400, IDEMPOTENCY, IDEMPOTENCY, message, false);
    }

    static StripeError inUse() {
        String message = "There is currently another in-progress request using this idempotency key.";
        return plain(409, IDEMPOTENCY, "idempotency_key_in_use", message, false);
    }

    static StripeError rateLimit() {
        return plain(429, INVALID_REQUEST, "rate_limit", "Too many requests hit the API too quickly.", false);
    }

    static StripeError broken() {
        return plain(500, "api_error", "api_error", "An error occurred inside the stand-in, as asked.", true);
    }

    static StripeError unauthorized() {
        String message = "You did not provide an API key: use Authorization: Bearer sk_test_…";
        return plain(401, INVALID_REQUEST, "api_key_missing", message, false);
    }

    private static StripeError plain(int http, String type, String code, String message, boolean kept) {
        return new StripeError(http, type, code, message, null, null, null, kept);
    }
}
