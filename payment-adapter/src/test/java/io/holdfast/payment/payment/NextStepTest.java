package io.holdfast.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole matrix: what is wanted × where it stands. */
class NextStepTest {

    @ParameterizedTest
    @CsvSource({
        // state,       AUTHORIZE,      CAPTURE,         VOID,            REFUND
        "NEW,            Create,         CAPTURE_FAILED!, VOIDED!,         VOIDED!",
        "CREATED,        Confirm,        Capture,         Cancel,          Cancel",
        "AUTHORIZED,     AUTHORIZED,     Capture,         Cancel,          Cancel",
        "DECLINED,       DECLINED,       CAPTURE_FAILED!, Cancel,          Cancel",
        "UNAVAILABLE,    UNAVAILABLE,    CAPTURE_FAILED!, Cancel,          Cancel",
        "CAPTURED,       CAPTURED,       CAPTURED,        CAPTURED,        Refund",
        "CAPTURE_FAILED, CAPTURE_FAILED, CAPTURE_FAILED,  Cancel,          Cancel",
        "VOIDED,         VOIDED,         VOIDED,          VOIDED,          VOIDED",
        "REFUNDED,       REFUNDED,       REFUNDED,        REFUNDED,        REFUNDED",
    })
    void what_comes_next_where_nothing_is_in_doubt(
            PaymentStanding state, String authorize, String capture, String toVoid, String refund) {
        assertThat(next(Operation.AUTHORIZE, state, false)).isEqualTo(authorize);
        assertThat(next(Operation.CAPTURE, state, false)).isEqualTo(capture);
        assertThat(next(Operation.VOID, state, false)).isEqualTo(toVoid);
        assertThat(next(Operation.REFUND, state, false)).isEqualTo(refund);
    }

    @ParameterizedTest
    @CsvSource({
        "NEW,            AUTHORIZE, Find",
        "NEW,            CAPTURE,   Find",
        "NEW,            VOID,      Find",
        "NEW,            REFUND,    Find",
        "CREATED,        AUTHORIZE, Retrieve",
        "CREATED,        CAPTURE,   Retrieve",
        "CREATED,        VOID,      Retrieve",
        "AUTHORIZED,     CAPTURE,   Retrieve",
        "AUTHORIZED,     VOID,      Retrieve",
        "DECLINED,       VOID,      Retrieve",
        "CAPTURE_FAILED, VOID,      Retrieve",
        "CAPTURED,       REFUND,    Retrieve",
    })
    void a_doubt_is_looked_into_and_never_repeated(PaymentStanding state, Operation wanted, String step) {
        assertThat(next(wanted, state, true)).isEqualTo(step);
    }

    @Test
    void what_was_declined_before_the_provider_knew_it_is_over_when_it_is_to_be_voided() {
        Payment refused = Payments.asked(Operation.VOID)
                .with(new ProviderStatus(PaymentStanding.DECLINED, false, null, "bad", null));

        assertThat(NextStep.of(refused)).isEqualTo(new PaymentStep.Conclude(PaymentStanding.VOIDED, null));
    }

    private static String next(Operation wanted, PaymentStanding state, boolean inDoubt) {
        return switch (NextStep.of(Payments.in(wanted, state, inDoubt))) {
            case PaymentStep.Report(PaymentResult outcome) -> outcome.name();
            case PaymentStep.Conclude(PaymentStanding concluded, var _) -> concluded.name() + "!";
            case PaymentStep.Ask ask -> ask.getClass().getSimpleName();
        };
    }
}
