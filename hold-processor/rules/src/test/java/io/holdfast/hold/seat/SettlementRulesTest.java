package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Commands.START;
import static io.holdfast.hold.seat.Commands.checkout;
import static io.holdfast.hold.seat.Commands.hold;
import static io.holdfast.hold.seat.Commands.id;
import static io.holdfast.hold.seat.Commands.payment;
import static io.holdfast.hold.seat.Commands.tick;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.seat.Command.RecordPayment.Outcome;
import io.holdfast.hold.seat.Reservation.FailureCause;
import io.holdfast.hold.seat.Reservation.Price;
import io.holdfast.hold.seat.Reservation.Settlement;
import io.holdfast.hold.seat.Reservation.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The corner cases of a sale and its money, each by name: captured, differing, failed and paid again (P7). */
class SettlementRulesTest extends PaymentRulesFixture {

    private static final Instant NEXT_DAY = START.plus(Duration.ofDays(1));
    private static final Instant LATER = NEXT_DAY.plusSeconds(1);

    @Test
    void a_sale_is_never_forgotten_and_its_late_capture_is_no_refund() {
        at(START, checkout("r", 1));
        at(START, payment("r", 1, Outcome.AUTHORIZED));

        assertThat(names(NEXT_DAY.plusSeconds(1), tick())).isEmpty();
        assertThat(names(NEXT_DAY.plusSeconds(1), payment("r", 1, Outcome.CAPTURED)))
                .containsExactly("PaymentCaptured");
        assertThat(names(NEXT_DAY.plusSeconds(2), payment("r", 1, Outcome.CAPTURED)))
                .containsExactly("CommandRepeated");
        assertThat(names(NEXT_DAY.plusSeconds(2), hold("other", "A-1-1"))).containsExactly("HoldRejected");
    }

    @Test
    void p8_that_the_money_was_taken_is_told_with_all_that_a_receipt_says() {
        at(START, checkout("r", 1));
        at(START, payment("r", 1, Outcome.AUTHORIZED));

        assertThat(at(START, payment("r", 1, Outcome.CAPTURED)))
                .containsExactly(new Fact.PaymentCaptured(id("r"), 1, SEAT, PRICE, "Night of Strings", CONTACT, 4));
    }

    @Test
    void a_captured_amount_that_differs_is_a_fact_and_nobody_asks_for_money_again() {
        at(START, checkout("r", 1));
        at(START, payment("r", 1, Outcome.AUTHORIZED));

        assertThat(at(START, payment("r", 1, Outcome.CAPTURED, 100)))
                .containsExactly(new Fact.CaptureDiffers(id("r"), 1, new Price(100, "EUR"), 4));
        assertThat(settlement()).isEqualTo(Settlement.AMOUNT_DIFFERS);
        assertThat(names(START, payment("r", 1, Outcome.CAPTURED, 100))).containsExactly("CommandRepeated");
        assertThat(names(START, checkout("r", 2))).containsExactly("CommandRepeated");
    }

    @Test
    void p7_a_sale_whose_capture_failed_is_paid_by_another_attempt_and_stays_sold() {
        unpaid();

        assertThat(names(LATER, checkout("r", 2))).containsExactly("PaymentRequested", "VoidRequested");
        assertThat(settlement()).isEqualTo(Settlement.PAYING_AGAIN);
        assertThat(names(LATER, payment("r", 1, Outcome.VOIDED))).containsExactly("PaymentVoided");
        assertThat(names(LATER, payment("r", 2, Outcome.AUTHORIZED))).containsExactly("CaptureRequested");
        assertThat(settlement()).isEqualTo(Settlement.AUTHORIZED);
        assertThat(names(LATER, payment("r", 2, Outcome.CAPTURED))).containsExactly("PaymentCaptured");
        assertThat(settlement()).isEqualTo(Settlement.CAPTURED);
        assertThat(holder()).contains(id("r"));
    }

    @Test
    void p7_what_the_failed_attempt_took_after_all_is_given_back_once_another_is_asked() {
        unpaid();
        at(LATER, checkout("r", 2));

        assertThat(names(LATER, payment("r", 1, Outcome.CAPTURED))).containsExactly("RefundRequested");
        assertThat(settlement()).isEqualTo(Settlement.PAYING_AGAIN);
    }

    @Test
    void a_sale_that_is_declined_again_stays_sold_and_unpaid_and_can_be_tried_once_more() {
        unpaid();
        at(LATER, checkout("r", 2));

        assertThat(names(LATER, payment("r", 2, Outcome.DECLINED))).containsExactly("PaymentFailed");
        assertThat(settlement()).isEqualTo(Settlement.CAPTURE_FAILED);
        assertThat(state.reservation(id("r")).orElseThrow().payments().decline())
                .contains(new Reservation.Decline(2, FailureCause.DECLINED, Optional.of("card_declined")));
        assertThat(names(LATER, payment("r", 2, Outcome.AUTHORIZED))).containsExactly("VoidRequested");
        assertThat(names(LATER, checkout("r", 3))).containsExactly("PaymentRequested");
    }

    @Test
    void a_sale_whose_second_payment_hangs_is_voided_by_a_tick_and_can_be_tried_once_more() {
        unpaid();
        at(LATER, checkout("r", 2));
        Instant late = LATER.plusSeconds(120);

        assertThat(names(late.minusMillis(1), tick())).isEmpty();
        assertThat(names(late, tick())).containsExactly("VoidRequested");
        assertThat(names(late, tick())).isEmpty();
        assertThat(names(late, checkout("r", 3))).containsExactly("CommandRepeated");
        assertThat(names(late, payment("r", 2, Outcome.AUTHORIZED))).containsExactly("VoidRequested");
        assertThat(names(late, payment("r", 2, Outcome.VOIDED))).containsExactly("PaymentFailed", "PaymentVoided");
        assertThat(settlement()).isEqualTo(Settlement.CAPTURE_FAILED);
        assertThat(names(late, checkout("r", 3))).containsExactly("PaymentRequested");
    }

    private void unpaid() {
        at(START, checkout("r", 1));
        at(START, payment("r", 1, Outcome.AUTHORIZED));
        at(START, payment("r", 1, Outcome.CAPTURE_FAILED));
    }

    private Settlement settlement() {
        return ((Status.Sold) status()).settlement();
    }
}
