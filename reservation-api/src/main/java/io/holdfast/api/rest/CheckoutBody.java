package io.holdfast.api.rest;

import io.holdfast.api.answer.CheckoutRequest;
import java.util.regex.Pattern;

/** The body of a checkout. */
final class CheckoutBody {

    private static final Pattern PAYMENT_METHOD = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    /** Enough to tell an address from what is none; whether it exists only a mail can show. No control character gets into a header. */
    private static final Pattern EMAIL = Pattern.compile("[\\x21-\\x3F\\x41-\\x7E]{1,64}@[A-Za-z0-9.-]{1,189}");

    private CheckoutBody() {}

    static CheckoutRequest read(String event, String reservation, byte[] body) {
        Fields fields = Fields.of(body, "paymentMethod", "email");
        String paymentMethod = fields.text("paymentMethod", null);
        if (!PAYMENT_METHOD.matcher(paymentMethod).matches()) {
            throw Refusal.field("paymentMethod", "must match " + PAYMENT_METHOD);
        }
        String email = fields.text("email", null);
        if (!EMAIL.matcher(email).matches()) {
            throw Refusal.field("email", "must be an address such as a@example.com");
        }
        return new CheckoutRequest(event, reservation, paymentMethod, email);
    }
}
