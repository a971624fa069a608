package io.holdfast.standin.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.standin.payment.Intent.Result;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntentTest {

    private static final Intent NEW = intent("pm_card_visa");

    @Test
    void without_a_means_of_payment_it_asks_for_one() {
        Intent intent = Intent.created("pi_1", 100, "eur", null, Map.of(), 1);

        assertThat(intent.status()).isEqualTo(Status.REQUIRES_PAYMENT_METHOD);
        assertThat(refusal(intent.confirm(null, "ch_1")).code()).isEqualTo("payment_intent_unexpected_state");
    }

    @ParameterizedTest
    @CsvSource({
        "requires_confirmation,   confirm, requires_capture",
        "requires_confirmation,   capture, refused",
        "requires_confirmation,   cancel,  canceled",
        "requires_confirmation,   refund,  refused",
        "requires_payment_method, confirm, refused",
        "requires_payment_method, capture, refused",
        "requires_payment_method, cancel,  canceled",
        "requires_payment_method, refund,  refused",
        "requires_capture,        confirm, refused",
        "requires_capture,        capture, succeeded",
        "requires_capture,        cancel,  canceled",
        "requires_capture,        refund,  refused",
        "succeeded,               confirm, refused",
        "succeeded,               capture, refused",
        "succeeded,               cancel,  refused",
        "succeeded,               refund,  succeeded",
        "canceled,                confirm, refused",
        "canceled,                capture, refused",
        "canceled,                cancel,  refused",
        "canceled,                refund,  refused",
    })
    void every_operation_in_every_state(String state, String operation, String after) {
        Intent before = in(state);

        Result result = apply(operation, before);

        String became = switch (result) {
            case Result.Done(Intent done) -> done.status().wire();
            case Result.Failed(Intent failed, var _) -> failed.status().wire();
            case Result.Refused(StripeError refusal) -> {
                assertThat(refusal.code()).isEqualTo("payment_intent_unexpected_state");
                assertThat(refusal.intent()).isSameAs(before);
                yield "refused";
            }
        };
        assertThat(became).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_visa_chargeDeclined, generic_decline",
        "pm_card_visa_chargeDeclinedInsufficientFunds, insufficient_funds"
    })
    void a_declined_card_is_asked_for_again(String card, String declineCode) {
        Result result = intent(card).confirm(null, "ch_1");

        assertThat(result).isInstanceOfSatisfying(Result.Failed.class, failed -> {
            assertThat(failed.intent().status()).isEqualTo(Status.REQUIRES_PAYMENT_METHOD);
            assertThat(failed.intent().declineCode()).isEqualTo(declineCode);
            assertThat(failed.refusal().http()).isEqualTo(402);
            assertThat(failed.refusal().code()).isEqualTo("card_declined");
        });
    }

    @Test
    void nothing_is_given_back_twice() {
        Intent refunded = done(in("succeeded").refund(null));

        assertThat(refunded.refunded()).isEqualTo(100);
        assertThat(refusal(refunded.refund(null)).code()).isEqualTo("charge_already_refunded");
    }

    private static Result apply(String operation, Intent intent) {
        return switch (operation) {
            case "confirm" -> intent.confirm(null, "ch_9");
            case "capture" -> intent.capture(null);
            case "cancel" -> intent.cancel();
            default -> intent.refund(null);
        };
    }

    private static Intent in(String state) {
        return switch (state) {
            case "requires_confirmation" -> NEW;
            case "requires_payment_method" -> Intent.created("pi_1", 100, "eur", null, Map.of(), 1);
            case "requires_capture" -> done(NEW.confirm(null, "ch_1"));
            case "succeeded" -> done(in("requires_capture").capture(null));
            default -> done(NEW.cancel());
        };
    }

    private static Intent intent(String method) {
        return Intent.created("pi_1", 100, "eur", method, Map.of(), 1);
    }

    private static Intent done(Result result) {
        return ((Result.Done) result).intent();
    }

    private static StripeError refusal(Result result) {
        return ((Result.Refused) result).refusal();
    }
}
