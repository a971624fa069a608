package io.holdfast.api.answer;

import static io.holdfast.api.answer.States.reservation;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.Reservation.Settlement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What follows from a reservation that is or was being paid for. */
class PaymentAnswersTest {

    @ParameterizedTest
    @EnumSource(
            value = Reservation.Status.class,
            names = {"PAYING", "VOIDING"})
    void what_is_being_paid_for_is_the_owners_to_release_and_to_extend(Reservation.Status status) {
        Reservation state = reservation(status, 7);

        assertThat(Answers.release(state)).isEmpty();
        assertThat(Answers.released(state)).contains(new PaymentAnswer.PaymentInProgress(state));
        assertThat(Answers.extend(state)).isEmpty();
        assertThat(Answers.extended(state)).isEqualTo(new Answer.NotHeld(state));
    }

    @Test
    void what_is_sold_stays_sold() {
        Reservation sold = reservation(Reservation.Status.SOLD, 7);

        assertThat(Answers.release(sold)).contains(new PaymentAnswer.AlreadySold(sold));
        assertThat(Answers.extend(sold)).contains(new Answer.NotHeld(sold));
        assertThat(Answers.checkout(sold)).contains(new Answer.ReservationNow(sold));
    }

    @Test
    void a_payment_is_declined_only_for_the_attempt_that_is_asked_for() {
        var declined = States.payments(1, 1, Optional.of("card_declined"));
        Reservation held = reservation(Reservation.Status.HELD, declined, 7);

        assertThat(Answers.paid(held, 1)).contains(new PaymentAnswer.PaymentDeclined(held, 1));
        assertThat(Answers.paid(held, 2)).isEmpty();
        assertThat(Answers.paid(reservation(Reservation.Status.PAYING, 7), 1)).isEmpty();
    }

    @Test
    void a_payment_that_our_provider_refused_is_not_told_as_a_decline() {
        var unavailable =
                new Reservation.Payments(1, 1, true, Optional.of("parameter_invalid"), States.VISA, Optional.empty());
        Reservation held = reservation(Reservation.Status.HELD, unavailable, 7);

        assertThat(Answers.paid(held, 1)).contains(new PaymentAnswer.PaymentUnavailable(held));
    }

    @Test
    void a_sale_that_is_paid_again_is_told_once_its_attempt_has_an_end() {
        Reservation paying = sold(2, 0, Settlement.PAYING_AGAIN);
        Reservation declined = sold(2, 2, Settlement.CAPTURE_FAILED);
        Reservation paid = sold(2, 0, Settlement.AUTHORIZED);

        assertThat(Answers.paid(paying, 2)).isEmpty();
        assertThat(Answers.paid(paying, 1)).contains(new Answer.ReservationNow(paying));
        assertThat(Answers.paid(declined, 2)).contains(new PaymentAnswer.PaymentDeclined(declined, 2));
        assertThat(Answers.paid(paid, 2)).contains(new Answer.ReservationNow(paid));
    }

    @Test
    void a_press_is_the_known_attempt_or_the_next_and_never_one_further_ahead() {
        Reservation fresh = reservation(Reservation.Status.HELD, 7);
        Reservation declined = reservation(Reservation.Status.HELD, States.payments(1, 1, Optional.empty()), 7);
        Reservation paying = reservation(Reservation.Status.PAYING, States.payments(1, 0, Optional.empty()), 7);
        Reservation unpaid = sold(1, 0, Settlement.CAPTURE_FAILED);
        Reservation differs = sold(1, 0, Settlement.AMOUNT_DIFFERS);

        assertThat(PaymentAttempt.of(fresh, Optional.empty())).contains(new PaymentAttempt(1, true));
        assertThat(PaymentAttempt.of(fresh, Optional.of(1))).contains(new PaymentAttempt(1, true));
        assertThat(PaymentAttempt.of(fresh, Optional.of(2))).isEmpty();
        assertThat(PaymentAttempt.of(declined, Optional.empty())).contains(new PaymentAttempt(2, true));
        assertThat(PaymentAttempt.of(declined, Optional.of(1))).contains(new PaymentAttempt(1, false));
        assertThat(PaymentAttempt.of(declined, Optional.of(2))).contains(new PaymentAttempt(2, true));
        assertThat(PaymentAttempt.of(declined, Optional.of(3))).isEmpty();
        assertThat(PaymentAttempt.of(paying, Optional.empty())).contains(new PaymentAttempt(1, false));
        assertThat(PaymentAttempt.of(paying, Optional.of(2))).contains(new PaymentAttempt(1, false));
        assertThat(PaymentAttempt.of(unpaid, Optional.empty())).contains(new PaymentAttempt(2, true));
        assertThat(PaymentAttempt.of(unpaid, Optional.of(1))).contains(new PaymentAttempt(1, false));
        assertThat(PaymentAttempt.of(differs, Optional.empty())).contains(new PaymentAttempt(1, false));
    }

    @Test
    void a_known_press_with_another_card_or_address_differs_and_what_differs_is_named() {
        Reservation paying = reservation(Reservation.Status.PAYING, States.payments(1, 0, Optional.empty()), 7);
        var other = new Reservation.Asked(Optional.of("pm_other"), Optional.of("print-b"));

        assertThat(Answers.differs(paying, new PaymentAttempt(1, false), States.VISA))
                .isEmpty();
        assertThat(Answers.differs(paying, new PaymentAttempt(1, false), other))
                .contains(new PaymentAnswer.CheckoutDiffers(paying, List.of("paymentMethod", "email")));
    }

    private static Reservation sold(int attempts, int declined, Settlement settlement) {
        return reservation(Reservation.Status.SOLD, States.sale(attempts, declined, settlement), 7);
    }

    @Test
    void an_expired_hold_can_not_be_paid_for_and_others_hold_nothing() {
        Reservation expired = reservation(Reservation.Status.EXPIRED, 7);
        Reservation released = reservation(Reservation.Status.RELEASED, 7);

        assertThat(Answers.checkout(expired)).contains(new PaymentAnswer.HoldExpired(expired));
        assertThat(Answers.checkout(released)).contains(new Answer.NotHeld(released));
    }
}
