package io.holdfast.payment;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.payment.PaymentOperation;
import io.holdfast.shell.testing.Management;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A provider that hangs, fails or loses its answers (P6, P7). */
@Tag("slow")
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class DoubtOverChannelsTest extends ChannelsFixture {

    private static final int MANY = 300;

    @Test
    void a_doubt_is_told_once_and_followed_until_it_is_settled() {
        standIn.fault("confirm", "cut-after", 0, -1);
        standIn.fault("retrieve", "error-before", 0, -1);

        send(PaymentOperation.AUTHORIZE, VISA);

        awaiting().until(() -> acknowledged == 1);
        assertThat(outcomes()).extracting(RecordPayment::getOutcome).containsExactly(PaymentOutcome.UNKNOWN);
        assertThat(get("/v1/payments/unsettled").path("payments[0].reservation").toString())
                .isEqualTo(reservation);
        assertThat(get("/v1/payments/unsettled").path("payments[0].inDoubt").toString())
                .isEqualTo("true");
        assertThat(get(Management.url("/q/metrics")).asString()).containsPattern("holdfast_payment_unsettled\\S* 1.0");

        standIn.heal();

        awaiting().until(() -> outcomes().size() == 2);
        assertThat(outcomes().getLast().getOutcome()).isEqualTo(PaymentOutcome.AUTHORIZED);
        awaiting()
                .until(() ->
                        get("/v1/payments/unsettled").path("payments.size()").equals(0));
        assertThat(get(Management.url("/q/metrics")).asString())
                .contains("holdfast_payment_outcomes_total{outcome=\"UNKNOWN\"}");
    }

    @Test
    void a_void_that_is_waiting_keeps_an_authorization_from_being_confirmed_again() {
        standIn.fault("confirm", "latency", 2_000, -1);

        send(PaymentOperation.AUTHORIZE, VISA);
        awaiting().until(() -> !ledger().isEmpty());
        send(PaymentOperation.VOID, null);

        awaiting().until(() -> acknowledged == 2);
        standIn.heal();
        awaiting().until(() -> outcomes().getLast().getOutcome() == PaymentOutcome.VOIDED);
        assertThat(standIn.ledger()).contains("\"status\":\"canceled\"");
    }

    @Test
    void a_customer_whose_payment_hangs_keeps_no_other_waiting() {
        standIn.fault("confirm", "hang-after", 5_000, 1);
        send(PaymentOperation.AUTHORIZE, VISA);
        String stuck = reservation;
        awaiting().pollInterval(Duration.ofMillis(10)).until(() -> of(stuck).contains("requires_capture"));
        reservation = stuck + "-other";

        send(PaymentOperation.AUTHORIZE, VISA);

        awaiting().until(() -> acknowledged == 2);
        assertThat(outcomes()).extracting(RecordPayment::getReservation).containsExactly(stuck + "-other", stuck);
    }

    @Test
    void while_the_provider_hangs_hundreds_of_requests_are_done_with_and_paid_for_afterwards() {
        standIn.fault("any", "hang-after", 2_000, -1);
        String first = reservation;
        for (int i = 0; i < MANY; i++) {
            reservation = first + "-" + i;
            send(PaymentOperation.AUTHORIZE, VISA);
        }

        // Each leaves the stream within its own bounded time: none is unacknowledged for as long as the provider hangs.
        awaiting().until(() -> acknowledged == MANY);
        standIn.heal();

        awaiting()
                .untilAsserted(() -> assertThat(outcomes())
                        .filteredOn(outcome -> outcome.getOutcome() == PaymentOutcome.AUTHORIZED)
                        .extracting(RecordPayment::getReservation)
                        .hasSize(MANY)
                        .doesNotHaveDuplicates());
    }
}
