package io.holdfast.hold.topology;

import static io.holdfast.hold.topology.HoldTopologyFixture.EVENT;
import static io.holdfast.hold.topology.HoldTopologyFixture.START;
import static io.holdfast.hold.topology.HoldTopologyFixture.checkout;
import static io.holdfast.hold.topology.HoldTopologyFixture.hold;
import static io.holdfast.hold.topology.HoldTopologyFixture.payment;
import static io.holdfast.hold.topology.HoldTopologyFixture.tick;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.fact.SeatsSold;
import io.holdfast.schemas.payment.PaymentOperation;
import io.holdfast.schemas.payment.PaymentRequest;
import io.holdfast.schemas.view.Reservation;
import io.holdfast.schemas.view.ReservationStatus;
import io.holdfast.schemas.view.Settlement;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Paying, from the command's bytes to the stores, the views and what is asked of the provider. */
class PaymentTopologyTest extends OnTestDriver {

    @BeforeEach
    void paying() {
        topology.open();
        topology.send(hold("cart-91", "A-1-12", "A-1-13"), NOW);
        topology.send(checkout("cart-91"), NOW);
    }

    private List<PaymentOperation> asked() {
        return topology.paymentRequests.readValuesToList().stream()
                .map(PaymentRequest::getOperation)
                .toList();
    }

    @Test
    void a_checkout_asks_the_provider_for_the_price_of_the_seats() {
        TestRecord<String, PaymentRequest> record = topology.paymentRequests.readRecord();

        assertThat(record.key()).isEqualTo(EVENT + "/cart-91");
        assertThat(RecordHeaders.get(record.headers(), RecordHeaders.CAUSE)).isEqualTo("0:2");
        PaymentRequest request = record.value();
        assertThat(request.getOperation()).isEqualTo(PaymentOperation.AUTHORIZE);
        assertThat(request.getAttempt()).isEqualTo(1);
        assertThat(request.getSeats()).containsExactly("A-1-12", "A-1-13");
        assertThat(request.getAmountMinor()).isEqualTo(9_000);
        assertThat(request.getCurrency()).isEqualTo("EUR");
        assertThat(request.getPaymentMethod()).isEqualTo("pm_card_visa");
        assertThat(topology.reservation())
                .extracting(Reservation::getStatus, Reservation::getAttempts, Reservation::getPayBy)
                .containsExactly(ReservationStatus.PAYING, 1, START.plus(END));
    }

    @Test
    void authorized_money_sells_the_seats_and_is_then_captured() {
        var _ = topology.facts.readValuesToList();

        topology.send(payment("cart-91", PaymentOutcome.AUTHORIZED), NOW);
        topology.send(payment("cart-91", PaymentOutcome.CAPTURED), NOW);

        assertThat(topology.facts.readValue().getFact())
                .isEqualTo(new SeatsSold(
                        EVENT, "cart-91", List.of("A-1-12", "A-1-13"), 9_000L, "EUR", 1, "Night of Strings", null, 3));
        assertThat(topology.factNames()).containsExactly("CaptureRequested", "PaymentCaptured");
        assertThat(asked()).containsExactly(PaymentOperation.AUTHORIZE, PaymentOperation.CAPTURE);
        assertThat(topology.holders()).isEqualTo(Map.of(12, "cart-91", 13, "cart-91"));
        assertThat(topology.reservation())
                .extracting(Reservation::getStatus, Reservation::getSettlement, Reservation::getEndedAt)
                .containsExactly(ReservationStatus.SOLD, Settlement.CAPTURED, START);
    }

    @Test
    void a_declined_payment_leaves_the_hold_and_its_end() {
        topology.send(payment("cart-91", PaymentOutcome.DECLINED), NOW);
        Reservation declined = topology.reservation();
        topology.send(tick(), END);

        assertThat(declined)
                .extracting(Reservation::getStatus, Reservation::getDeclinedAttempt, Reservation::getExpiresAt)
                .containsExactly(ReservationStatus.HELD, 1, START.plus(END));
        assertThat(topology.factNames()).endsWith("PaymentFailed", "HoldExpired");
    }

    @Test
    void a_payment_that_hangs_is_voided_by_a_tick_and_its_seats_stay_until_that_is_confirmed() {

        topology.send(tick(), END);

        assertThat(asked()).containsExactly(PaymentOperation.AUTHORIZE, PaymentOperation.VOID);
        assertThat(topology.holders()).hasSize(2);
        assertThat(topology.reservation().getStatus()).isEqualTo(ReservationStatus.VOIDING);

        topology.send(payment("cart-91", PaymentOutcome.VOIDED), END);

        assertThat(topology.holders()).isEmpty();
        assertThat(topology.reservation().getStatus()).isEqualTo(ReservationStatus.EXPIRED);
    }

    @Test
    void an_outcome_of_a_later_version_goes_to_the_dead_letters() {
        topology.send(payment("cart-91", PaymentOutcome.OTHER), NOW);

        assertThat(topology.deadLetters.isEmpty()).isFalse();
    }
}
