package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Commands.START;
import static io.holdfast.hold.seat.Commands.checkout;
import static io.holdfast.hold.seat.Commands.hold;
import static io.holdfast.hold.seat.Commands.id;
import static io.holdfast.hold.seat.Commands.payment;
import static io.holdfast.hold.seat.Commands.tick;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.seat.Command.RecordPayment.Outcome;
import io.holdfast.hold.seat.Reservation.Status;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The corner cases of money that must go back, each by name: payments in doubt, too late or of another amount (P6, P7). */
class VoidRulesTest extends PaymentRulesFixture {

    @Test
    void while_the_payment_is_in_doubt_its_seats_are_given_to_nobody() {
        at(START, checkout("r", 1));
        at(START, payment("r", 1, Outcome.UNKNOWN));
        Instant late = END.plusSeconds(600);

        assertThat(names(late, hold("other", "A-1-1"))).containsExactly("HoldRejected");
        assertThat(names(late, tick())).containsExactly("VoidRequested");
        assertThat(names(late, hold("another", "A-1-1"))).containsExactly("HoldRejected");
        assertThat(holder()).contains(id("r"));

        assertThat(names(late, payment("r", 1, Outcome.VOIDED)))
                .containsExactly("PaymentFailed", "PaymentVoided", "HoldExpired");
        assertThat(holder()).isEmpty();
        assertThat(names(late, hold("third", "A-1-1"))).containsExactly("SeatsHeld");
    }

    @Test
    void an_authorization_that_comes_after_its_void_was_requested_sells_nothing_and_is_voided_again() {
        at(START, checkout("r", 1));
        at(END, tick());

        assertThat(names(END, payment("r", 1, Outcome.AUTHORIZED))).containsExactly("VoidRequested");
        assertThat(status()).isInstanceOf(Status.Voiding.class);
        assertThat(state.reservation(id("r")).orElseThrow().version()).isEqualTo(3);
    }

    @Test
    void an_authorization_for_seats_that_are_gone_is_voided_and_never_captured() {
        at(START, checkout("r", 1));
        at(END, tick());
        at(END, payment("r", 1, Outcome.VOIDED));
        at(END, hold("next", "A-1-1"));

        assertThat(names(END, payment("r", 1, Outcome.AUTHORIZED))).containsExactly("VoidRequested");
        assertThat(holder()).contains(id("next"));
    }

    @Test
    void an_authorization_of_another_amount_sells_nothing_and_is_voided() {
        at(START, checkout("r", 1));

        assertThat(names(START, payment("r", 1, Outcome.AUTHORIZED, 4_499))).containsExactly("VoidRequested");
        assertThat(status()).isInstanceOf(Status.Voiding.class);
        assertThat(holder()).contains(id("r"));
    }

    @Test
    void p5_a_hold_whose_payment_was_of_another_amount_goes_on_once_that_is_voided() {
        at(START, checkout("r", 1));
        at(START, payment("r", 1, Outcome.AUTHORIZED, 4_499));

        assertThat(names(END.minusMillis(1), payment("r", 1, Outcome.VOIDED)))
                .containsExactly("PaymentFailed", "PaymentVoided");
        assertThat(status()).isInstanceOf(Status.Held.class);
        assertThat(names(END.minusMillis(1), checkout("r", 2))).containsExactly("PaymentRequested");
    }

    @Test
    void a_hold_whose_payment_was_of_another_amount_ends_if_the_void_is_late() {
        at(START, checkout("r", 1));
        at(START, payment("r", 1, Outcome.AUTHORIZED, 4_499));

        assertThat(names(END, payment("r", 1, Outcome.VOIDED)))
                .containsExactly("PaymentFailed", "PaymentVoided", "HoldExpired");
    }

    @Test
    void money_that_was_taken_without_a_sale_is_given_back() {
        assertThat(names(START, payment("r", 1, Outcome.CAPTURED))).containsExactly("RefundRequested");
        assertThat(names(START, payment("r", 1, Outcome.REFUNDED))).containsExactly("PaymentRefunded");
    }

    @Test
    void a_decline_after_the_end_of_the_hold_frees_the_seats() {
        at(START, checkout("r", 1));

        assertThat(names(END, payment("r", 1, Outcome.DECLINED))).containsExactly("PaymentFailed", "HoldExpired");
        assertThat(holder()).isEmpty();
        assertThat(status()).isInstanceOf(Status.Expired.class);
    }

    @Test
    void a_void_that_ends_as_a_refund_ends_the_payment_too() {
        at(START, checkout("r", 1));
        at(END, tick());

        assertThat(names(END, payment("r", 1, Outcome.CAPTURED))).containsExactly("RefundRequested");
        assertThat(names(END, payment("r", 1, Outcome.REFUNDED)))
                .containsExactly("PaymentFailed", "PaymentRefunded", "HoldExpired");
        assertThat(holder()).isEmpty();
    }
}
