package io.holdfast.api.http.request;

import io.holdfast.api.answer.CheckoutRequest;
import io.holdfast.schemas.limits.MailAddresses;
import io.holdfast.schemas.limits.PaymentLimits;
import java.util.Optional;

/** The body of a checkout, and that of a contact. */
public final class CheckoutBody {

    private static final String EMAIL = "email";

    private CheckoutBody() {}

    public static CheckoutRequest read(String event, String reservation, byte[] body) {
        Fields fields = Fields.of(body, "paymentMethod", EMAIL, "attempt");
        Optional<String> paymentMethod = fields.optionalText("paymentMethod");
        paymentMethod.ifPresent(
                method -> RefusedRequestException.require("paymentMethod", PaymentLimits.methodProblem(method)));
        Optional<String> email = fields.optionalText(EMAIL).map(CheckoutBody::address);
        Optional<Integer> attempt =
                fields.optionalNumber("attempt", PaymentLimits::attemptProblem).map(Math::toIntExact);
        return new CheckoutRequest(event, reservation, paymentMethod, email, attempt);
    }

    public static String contact(byte[] body) {
        return address(Fields.of(body, EMAIL).text(EMAIL, null));
    }

    /** In its ASCII form. */
    private static String address(String given) {
        RefusedRequestException.require(EMAIL, MailAddresses.problem(given));
        return MailAddresses.ascii(given).orElseThrow();
    }
}
