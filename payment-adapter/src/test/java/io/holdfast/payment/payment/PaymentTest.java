package io.holdfast.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentTest {

    @ParameterizedTest
    @CsvSource({
        "AUTHORIZE, AUTHORIZE, AUTHORIZE",
        "AUTHORIZE, CAPTURE,   CAPTURE",
        "AUTHORIZE, VOID,      VOID",
        "CAPTURE,   AUTHORIZE, CAPTURE",
        "CAPTURE,   VOID,      VOID",
        "VOID,      AUTHORIZE, VOID",
        "VOID,      CAPTURE,   VOID",
        "VOID,      REFUND,    REFUND",
        "REFUND,    VOID,      REFUND",
    })
    void a_void_wins_over_an_authorization_in_whatever_order_they_come(
            Operation first, Operation second, Operation wanted) {
        Payment payment = Payments.asked(first).asked(Payments.request(second), Payments.NOW);

        assertThat(payment.goal().wanted()).isEqualTo(wanted);
    }

    @Test
    void what_is_asked_again_leaves_a_settled_payment_settled() {
        Payment settled = Payments.in(Operation.AUTHORIZE, PaymentStanding.AUTHORIZED, false)
                .reported();

        assertThat(settled.asked(Payments.request(Operation.AUTHORIZE), Payments.NOW.plusSeconds(9)))
                .isEqualTo(settled);
        assertThat(NextStep.of(settled)).isEqualTo(new PaymentStep.Report(PaymentResult.AUTHORIZED));
    }

    @Test
    void what_is_asked_newly_is_unsettled_and_begins_its_tries_anew() {
        Payment settled = Payments.in(Operation.AUTHORIZE, PaymentStanding.AUTHORIZED, false)
                .triedInVain()
                .reported();

        Payment asked = settled.asked(Payments.request(Operation.CAPTURE), Payments.NOW.plusSeconds(9));

        assertThat(asked.settled()).isFalse();
        assertThat(asked.goal().tries()).isZero();
        assertThat(asked.goal().since()).isEqualTo(Payments.NOW.plusSeconds(9));
    }

    @Test
    void an_authorization_that_no_provider_could_carry_out_is_no_request() {
        var free = new PaymentTerms(List.of(), 0, "EUR", "pm_card_visa");
        var withoutMeans = new PaymentTerms(List.of(), 100, "EUR", null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PaymentOrder(Payments.ID, Operation.AUTHORIZE, free, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PaymentOrder(Payments.ID, Operation.AUTHORIZE, withoutMeans, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new PaymentId("e/v", "r", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PaymentId("ev", "r", 0));
    }
}
