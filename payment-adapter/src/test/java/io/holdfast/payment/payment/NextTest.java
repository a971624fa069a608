package io.holdfast.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes next, for what is wanted, where it stands, and whether the last answer was lost. */
class NextTest {

    @ParameterizedTest(name = "{0} of {1}, in doubt {2} -> {3}")
    @CsvSource({
        "AUTHORIZE, NEW,            false, Create",
        "AUTHORIZE, NEW,            true,  Find",
        "AUTHORIZE, CREATED,        false, Confirm",
        "AUTHORIZE, CREATED,        true,  Retrieve",
        "AUTHORIZE, AUTHORIZED,     false, Report AUTHORIZED",
        "AUTHORIZE, DECLINED,       false, Report DECLINED",
        "AUTHORIZE, VOIDED,         false, Report VOIDED",
        "CAPTURE,   NEW,            false, Conclude CAPTURE_FAILED",
        "CAPTURE,   NEW,            true,  Find",
        "CAPTURE,   AUTHORIZED,     false, Capture",
        "CAPTURE,   AUTHORIZED,     true,  Retrieve",
        "CAPTURE,   DECLINED,       false, Conclude CAPTURE_FAILED",
        "CAPTURE,   CAPTURED,       false, Report CAPTURED",
        "VOID,      NEW,            false, Conclude VOIDED",
        "VOID,      NEW,            true,  Find",
        "VOID,      CREATED,        false, Cancel",
        "VOID,      CREATED,        true,  Retrieve",
        "VOID,      AUTHORIZED,     false, Cancel",
        "VOID,      CAPTURED,       false, Report CAPTURED",
        "VOID,      VOIDED,         false, Report VOIDED",
        "REFUND,    CAPTURED,       false, Refund",
        "REFUND,    CAPTURED,       true,  Retrieve",
        "REFUND,    REFUNDED,       false, Report REFUNDED",
    })
    void follows(Operation wanted, State state, boolean inDoubt, String expected) {
        String reference = state == State.NEW ? null : "pi_1";

        assertThat(say(Next.of(Payments.standing(wanted, state, inDoubt, reference))))
                .isEqualTo(expected);
    }

    private static String say(Step step) {
        String name = step.getClass().getSimpleName();
        return switch (step) {
            case Step.Report(Outcome outcome) -> name + " " + outcome;
            case Step.Conclude conclude -> name + " " + conclude.state();
            case Step.Ask ask -> name;
        };
    }

    @Test
    void a_void_that_was_asked_for_is_never_followed_by_an_authorization() {
        Payment payment = Payments.begun(Operation.VOID, "cart-91", "pm_card_visa");

        Payment asked = payment.asked(Payments.request(Operation.AUTHORIZE, "cart-91", "pm_card_visa"), Payments.NOW);

        assertThat(asked).isEqualTo(payment);
        assertThat(say(Next.of(asked))).isEqualTo("Conclude VOIDED");
    }

    @Test
    void a_key_is_numbered_only_after_a_try_in_vain() {
        Payment payment = Payments.begun(Operation.AUTHORIZE, "cart-91", "pm_card_visa");

        assertThat(IdempotencyKey.of(payment, new Step.Create())).isEqualTo("ev-42/cart-91/1/create");
        assertThat(IdempotencyKey.of(payment.triedInVain(), new Step.Create())).isEqualTo("ev-42/cart-91/1/create/1");
    }
}
