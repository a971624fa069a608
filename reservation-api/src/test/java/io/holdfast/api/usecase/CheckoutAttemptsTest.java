package io.holdfast.api.usecase;

import static io.holdfast.api.answer.States.reservation;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.PaymentAnswer;
import io.holdfast.api.answer.States;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.Reservation.Settlement;
import io.holdfast.api.model.Reservation.Status;
import io.holdfast.api.publish.Command;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which attempt to pay a press of the button is: the next one, a known one, or none. */
class CheckoutAttemptsTest extends CheckoutsFixture {

    @Test
    void a_checkout_names_the_next_attempt_and_its_address_is_written_first() {
        bench.views.put(reservation(Status.HELD, DECLINED, 4));

        checkout(CallsFixture.atOnce());

        assertThat(bench.log.sent())
                .containsExactly(new Command.Checkout(States.EVENT, States.RESERVATION, "A-1-1", 2, States.VISA, 120));
        assertThat(bench.contacts.addresses()).isEqualTo(Map.of("ev-1/cart-1/print-a-example.com", "a@example.com"));
    }

    @Test
    void the_same_press_after_a_decline_is_its_outcome_and_no_second_charge() {
        bench.views.put(reservation(Status.HELD, DECLINED, 4));

        Answer answer = bench.checkouts.checkout(
                request("pm_card_visa", "a@example.com", Optional.of(1)), CallsFixture.patient());

        assertThat(answer).isEqualTo(new PaymentAnswer.PaymentDeclined(reservation(Status.HELD, DECLINED, 4), 1));
        assertThat(bench.log.sent()).isEmpty();
    }

    @Test
    void a_press_further_ahead_than_the_next_is_refused_and_names_the_next() {
        bench.views.put(reservation(Status.HELD, DECLINED, 4));

        Answer answer = bench.checkouts.checkout(
                request("pm_card_visa", "a@example.com", Optional.of(3)), CallsFixture.patient());

        assertThat(answer).isInstanceOfSatisfying(Answer.Unfit.class, unfit -> {
            assertThat(unfit.field()).isEqualTo("attempt");
            assertThat(unfit.why()).contains("2");
        });
        assertThat(bench.log.sent()).isEmpty();
    }

    @Test
    void another_card_while_it_is_being_paid_for_is_told_that_it_differs() {
        Reservation paying = reservation(Status.PAYING, FIRST, 4);
        bench.views.put(paying);

        Answer answer = bench.checkouts.checkout(
                request("pm_other", "b@example.com", Optional.empty()), CallsFixture.patient());

        assertThat(answer).isEqualTo(new PaymentAnswer.CheckoutDiffers(paying, List.of("paymentMethod", "email")));
        assertThat(bench.contacts.addresses()).isEmpty();
    }

    @Test
    void another_card_after_a_decline_that_is_not_in_the_views_here_yet_is_the_next_attempt() {
        bench.views.put(reservation(Status.PAYING, FIRST, 4));
        bench.fence.behave(end -> {
            bench.views.put(reservation(Status.HELD, DECLINED, 5));
            return FakeFence.passed(end);
        });

        bench.checkouts.checkout(request("pm_other", "a@example.com", Optional.empty()), CallsFixture.atOnce());

        assertThat(bench.log.sent()).singleElement().isInstanceOfSatisfying(Command.Checkout.class, sent -> {
            assertThat(sent.attempt()).isEqualTo(2);
            assertThat(sent.asked().paymentMethod()).contains("pm_other");
        });
    }

    @Test
    void an_attempt_that_seems_too_far_ahead_here_is_looked_at_behind_the_fence() {
        bench.views.put(reservation(Status.HELD, 4));
        bench.fence.behave(end -> {
            bench.views.put(reservation(Status.HELD, DECLINED, 5));
            return FakeFence.passed(end);
        });

        bench.checkouts.checkout(request("pm_other", "a@example.com", Optional.of(2)), CallsFixture.atOnce());

        assertThat(bench.log.sent())
                .singleElement()
                .isInstanceOfSatisfying(
                        Command.Checkout.class,
                        sent -> assertThat(sent.attempt()).isEqualTo(2));
    }

    @Test
    void the_loser_of_two_tabs_is_told_so_and_its_address_does_not_stay() {
        bench.views.put(reservation(Status.HELD, 4));
        payingAtOnce();

        Answer answer = bench.checkouts.checkout(
                request("pm_card_visa", "b@example.com", Optional.empty()), CallsFixture.patient());

        assertThat(answer)
                .isEqualTo(new PaymentAnswer.CheckoutDiffers(reservation(Status.PAYING, FIRST, 10), List.of("email")));
        assertThat(bench.contacts.addresses()).isEmpty();
    }

    @Test
    void a_sale_whose_capture_failed_asks_for_the_money_again() {
        bench.views.put(reservation(Status.SOLD, States.sale(1, 0, Settlement.CAPTURE_FAILED), 4));

        checkout(CallsFixture.atOnce());

        assertThat(bench.log.sent())
                .containsExactly(new Command.Checkout(States.EVENT, States.RESERVATION, "A-1-1", 2, States.VISA, 120));
    }

    @Test
    void a_sale_whose_captured_amount_differs_asks_for_nothing() {
        Reservation differs = reservation(Status.SOLD, States.sale(1, 0, Settlement.AMOUNT_DIFFERS), 4);
        bench.views.put(differs);

        assertThat(checkout(CallsFixture.patient())).isEqualTo(new Answer.ReservationNow(differs));
        assertThat(bench.log.sent()).isEmpty();
    }
}
