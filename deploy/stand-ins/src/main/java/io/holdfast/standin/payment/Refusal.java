package io.holdfast.standin.payment;

import org.jspecify.annotations.Nullable;

/**
 * An error as Stripe answers it.
 *
 * @param http status of the answer
 * @param type Stripe's kind of error
 * @param code Stripe's word for it
 * @param declineCode the bank's reason, where a card was declined
 * @param param the parameter that is at fault
 * @param intent the PaymentIntent as it is, where it is the reason
 * @param kept whether the answer is kept under its idempotency key: it is once the call had begun to act
 */
record Refusal(
        int http,
        String type,
        String code,
        String message,
        @Nullable String declineCode,
        @Nullable String param,
        @Nullable Intent intent,
        boolean kept) {

    private static final String INVALID_REQUEST = "invalid_request_error";

    static Refusal invalid(String param, String message) {
        return new Refusal(400, INVALID_REQUEST, "parameter_invalid", message, null, param, null, false);
    }

    static Refusal missing(String what, String id, String param) {
        return new Refusal(
                404,
                INVALID_REQUEST,
                "resource_missing",
                "No such %s: '%s'".formatted(what, id),
                null,
                param,
                null,
                false);
    }

    static Refusal noSuchMethod(String token) {
        return new Refusal(
                400,
                INVALID_REQUEST,
                "resource_missing",
                "No such PaymentMethod: '%s'".formatted(token),
                null,
                "payment_method",
                null,
                false);
    }

    static Refusal state(Intent intent, String verb) {
        String message = "You cannot %s this PaymentIntent because it has a status of %s."
                .formatted(verb, intent.status().wire());
        return new Refusal(400, INVALID_REQUEST, "payment_intent_unexpected_state", message, null, null, intent, true);
    }

    static Refusal refunded(Intent intent) {
        return new Refusal(
                400,
                INVALID_REQUEST,
                "charge_already_refunded",
                "Charge %s has already been refunded.".formatted(intent.charge()),
                null,
                null,
                null,
                true);
    }

    static Refusal declined(Intent intent, String declineCode) {
        return new Refusal(
                402, "card_error", "card_declined", Intent.DECLINED_MESSAGE, declineCode, null, intent, true);
    }

    static Refusal otherParameters() {
        return new Refusal(
                400,
                "idempotency_error",
                "idempotency_error",
                "Keys for idempotent requests can only be used with the same endpoint and parameters they were first used with.",
                null,
                null,
                null,
                false);
    }

    static Refusal inUse() {
        return new Refusal(
                409,
                "idempotency_error",
                "idempotency_key_in_use",
                "There is currently another in-progress request using this idempotency key.",
                null,
                null,
                null,
                false);
    }

    static Refusal rateLimit() {
        return new Refusal(
                429,
                INVALID_REQUEST,
                "rate_limit",
                "Too many requests hit the API too quickly.",
                null,
                null,
                null,
                false);
    }

    static Refusal broken() {
        return new Refusal(
                500,
                "api_error",
                "api_error",
                "An error occurred inside the stand-in, as asked.",
                null,
                null,
                null,
                true);
    }

    static Refusal unauthorized() {
        return new Refusal(
                401,
                INVALID_REQUEST,
                "api_key_missing",
                "You did not provide an API key: use Authorization: Bearer sk_test_…",
                null,
                null,
                null,
                false);
    }
}
