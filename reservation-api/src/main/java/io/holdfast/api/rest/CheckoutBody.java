package io.holdfast.api.rest;

import io.holdfast.api.answer.CheckoutRequest;
import io.holdfast.schemas.limits.MailAddresses;
import io.holdfast.schemas.limits.PaymentLimits;
import java.util.Optional;

/** The body of a checkout. */
final class CheckoutBody {

    private CheckoutBody() {}

    static CheckoutRequest read(String event, String reservation, byte[] body) {
        Fields fields = Fields.of(body, "paymentMethod", "email", "attempt");
        Optional<String> paymentMethod = fields.optionalText("paymentMethod");
        paymentMethod.ifPresent(method -> Refusal.require("paymentMethod", PaymentLimits.methodProblem(method)));
        Optional<String> email = fields.optionalText("email");
        email.ifPresent(address -> Refusal.require("email", MailAddresses.problem(address)));
        Optional<Integer> attempt =
                fields.optionalNumber("attempt", PaymentLimits::attemptProblem).map(Math::toIntExact);
        return new CheckoutRequest(
                event,
                reservation,
                paymentMethod,
                email.map(address -> MailAddresses.ascii(address).orElseThrow()),
                attempt);
    }
}
