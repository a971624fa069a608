package io.holdfast.api.rest;

import io.holdfast.api.answer.CheckoutRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/** The body of a checkout. */
final class CheckoutBody {

    private static final Pattern PAYMENT_METHOD = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    /** Enough to tell an address from what is none; whether it exists only a mail can show. No control character gets into a header. */
    private static final Pattern EMAIL = Pattern.compile("[\\x21-\\x3F\\x41-\\x7E]{1,64}@[A-Za-z0-9.-]{1,189}");

    private CheckoutBody() {}

    static CheckoutRequest read(String event, String reservation, byte[] body) {
        Fields fields = Fields.of(body, "paymentMethod", "email", "attempt");
        Optional<String> paymentMethod = fields.optionalText("paymentMethod");
        if (paymentMethod
                .filter(method -> !PAYMENT_METHOD.matcher(method).matches())
                .isPresent()) {
            throw Refusal.field("paymentMethod", "must match " + PAYMENT_METHOD);
        }
        Optional<String> email = fields.optionalText("email");
        if (email.filter(address -> !EMAIL.matcher(address).matches()).isPresent()) {
            throw Refusal.field("email", "must be an address such as a@example.com");
        }
        long attempt = fields.number("attempt", 1, Integer.MAX_VALUE, 0L);
        return new CheckoutRequest(
                event,
                reservation,
                paymentMethod,
                email,
                attempt == 0 ? Optional.empty() : Optional.of(Math.toIntExact(attempt)));
    }
}
