package io.holdfast.api.answer;

import static io.holdfast.api.answer.States.at;
import static io.holdfast.api.answer.States.event;
import static io.holdfast.api.answer.States.eventRequest;
import static io.holdfast.api.answer.States.holdRequest;
import static io.holdfast.api.answer.States.reservation;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.model.Event;
import io.holdfast.api.model.Position;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.Reservation.Settlement;
import io.holdfast.api.model.Subject;
import io.holdfast.api.model.UnavailableSeat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswersTest {

    private static final Optional<Position> NONE = Optional.empty();

    @Test
    void a_hold_decided_by_this_call_s_own_command_is_new() {
        Reservation held = reservation(Reservation.Status.HELD, 7);

        assertThat(Answers.hold(holdRequest(), held, Optional.of(at(7)))).isEqualTo(new Answer.Held(held));
    }

    @Test
    void a_hold_decided_by_an_earlier_command_is_the_current_state() {
        Reservation held = reservation(Reservation.Status.HELD, 7);

        assertThat(Answers.hold(holdRequest(), held, Optional.of(at(9)))).isEqualTo(new Answer.ReservationNow(held));
        assertThat(Answers.hold(holdRequest(), held, NONE)).isEqualTo(new Answer.ReservationNow(held));
    }

    @Test
    void a_hold_at_the_same_offset_of_another_partition_is_not_this_call_s_own() {
        Reservation held = reservation(Reservation.Status.HELD, 7);

        assertThat(Answers.hold(holdRequest(), held, Optional.of(new Position(4, 7))))
                .isEqualTo(new Answer.ReservationNow(held));
    }

    @Test
    void a_hold_rejected_for_its_seats_names_them_on_every_retry() {
        Reservation rejected = reservation(Reservation.Status.REJECTED_FOR_SEATS, 7);
        var expected = new Answer.SeatsUnavailable(
                Subject.of(States.EVENT, States.RESERVATION),
                List.of(new UnavailableSeat("A-1-2", UnavailableSeat.Reason.TAKEN)),
                at(7));

        assertThat(Answers.hold(holdRequest(), rejected, Optional.of(at(7)))).isEqualTo(expected);
        assertThat(Answers.hold(holdRequest(), rejected, NONE)).isEqualTo(expected);
    }

    @Test
    void a_hold_rejected_because_the_event_was_closed_is_gone() {
        assertThat(Answers.hold(holdRequest(), reservation(Reservation.Status.REJECTED_EVENT_CLOSED, 7), NONE))
                .isEqualTo(new Answer.EventClosed(Subject.of(States.EVENT, States.RESERVATION), at(7)));
    }

    @Test
    void a_hold_rejected_for_an_unknown_reason_claims_none() {
        Reservation rejected = reservation(Reservation.Status.REJECTED_OTHERWISE, 7);

        assertThat(Answers.hold(holdRequest(), rejected, NONE)).isEqualTo(new Answer.Rejected(rejected));
    }

    @ParameterizedTest
    @EnumSource(
            value = Reservation.Status.class,
            names = {"PAYING", "VOIDING", "SOLD", "RELEASED", "EXPIRED"})
    void an_ended_hold_is_told_as_it_is_when_asked_again(Reservation.Status status) {
        Reservation ended = reservation(status, 7);

        assertThat(Answers.hold(holdRequest(), ended, NONE)).isEqualTo(new Answer.ReservationNow(ended));
    }

    @ParameterizedTest
    @EnumSource(Reservation.Status.class)
    void another_request_under_the_same_identity_is_refused_whatever_became_of_the_first(Reservation.Status status) {
        Reservation state = reservation(status, 7);

        assertThat(Answers.hold(new HoldRequest(States.EVENT, States.RESERVATION, List.of("A-1-1"), 300), state, NONE))
                .isEqualTo(new Answer.ReservationDiffers(state, List.of("seats")));
        assertThat(Answers.hold(
                        new HoldRequest(States.EVENT, States.RESERVATION, List.of("A-1-1", "A-1-2"), 301), state, NONE))
                .isEqualTo(new Answer.ReservationDiffers(state, List.of("holdSeconds")));
        assertThat(Answers.hold(new HoldRequest(States.EVENT, States.RESERVATION, List.of("B-1-1"), 1), state, NONE))
                .isEqualTo(new Answer.ReservationDiffers(state, List.of("seats", "holdSeconds")));
    }

    @Test
    void the_order_of_the_seats_is_no_difference() {
        Reservation held = reservation(Reservation.Status.HELD, 7);
        var reversed = new HoldRequest(States.EVENT, States.RESERVATION, List.of("A-1-1", "A-1-2"), 300);

        assertThat(Answers.hold(reversed, held, NONE)).isEqualTo(new Answer.ReservationNow(held));
    }

    @Test
    void only_a_held_reservation_needs_the_owner_to_release_it() {
        Reservation released = reservation(Reservation.Status.RELEASED, 7);

        assertThat(Answers.release(reservation(Reservation.Status.HELD, 7))).isEmpty();
        assertThat(Answers.release(released)).contains(new Answer.ReservationNow(released));
    }

    @ParameterizedTest
    @EnumSource(
            value = Reservation.Status.class,
            names = {"REJECTED_FOR_SEATS", "REJECTED_EVENT_CLOSED", "REJECTED_OTHERWISE", "EXPIRED"})
    void what_holds_nothing_can_neither_be_released_nor_extended(Reservation.Status status) {
        Reservation state = reservation(status, 7);

        assertThat(Answers.release(state)).contains(new Answer.NotHeld(state));
        assertThat(Answers.extend(state)).contains(new Answer.NotHeld(state));
    }

    @Test
    void only_a_held_reservation_needs_the_owner_to_extend_it() {
        Reservation released = reservation(Reservation.Status.RELEASED, 7);

        assertThat(Answers.extend(reservation(Reservation.Status.HELD, 7))).isEmpty();
        assertThat(Answers.extend(released)).contains(new Answer.NotHeld(released));
    }

    @ParameterizedTest
    @EnumSource(value = Reservation.Status.class, names = "OTHER", mode = EnumSource.Mode.EXCLUDE)
    void a_known_state_is_read_as_it_is(Reservation.Status status) {
        Reservation state = reservation(status, 7);

        assertThat(Answers.read(state)).isEqualTo(new Answer.ReservationNow(state));
    }

    @ParameterizedTest
    @EnumSource(
            value = Reservation.Status.class,
            names = {"PAYING", "VOIDING"})
    void what_is_being_paid_for_is_the_owners_to_release_and_to_extend(Reservation.Status status) {
        Reservation state = reservation(status, 7);

        assertThat(Answers.release(state)).isEmpty();
        assertThat(Answers.released(state)).contains(new Answer.PaymentInProgress(state));
        assertThat(Answers.extend(state)).isEmpty();
        assertThat(Answers.extended(state)).isEqualTo(new Answer.NotHeld(state));
    }

    @Test
    void what_is_sold_stays_sold() {
        Reservation sold = reservation(Reservation.Status.SOLD, 7);

        assertThat(Answers.release(sold)).contains(new Answer.AlreadySold(sold));
        assertThat(Answers.extend(sold)).contains(new Answer.NotHeld(sold));
        assertThat(Answers.checkout(sold)).contains(new Answer.ReservationNow(sold));
    }

    @Test
    void a_payment_is_declined_only_for_the_attempt_that_is_asked_for() {
        var declined = States.payments(1, 1, Optional.of("card_declined"));
        Reservation held = reservation(Reservation.Status.HELD, declined, 7);

        assertThat(Answers.paid(held, 1)).contains(new Answer.PaymentDeclined(held, 1));
        assertThat(Answers.paid(held, 2)).isEmpty();
        assertThat(Answers.paid(reservation(Reservation.Status.PAYING, 7), 1)).isEmpty();
    }

    @Test
    void a_payment_that_our_provider_refused_is_not_told_as_a_decline() {
        var unavailable =
                new Reservation.Payments(1, 1, true, Optional.of("parameter_invalid"), States.VISA, Optional.empty());
        Reservation held = reservation(Reservation.Status.HELD, unavailable, 7);

        assertThat(Answers.paid(held, 1)).contains(new Answer.PaymentUnavailable(held));
    }

    @Test
    void a_sale_that_is_paid_again_is_told_once_its_attempt_has_an_end() {
        Reservation paying = sold(2, 0, Settlement.PAYING_AGAIN);
        Reservation declined = sold(2, 2, Settlement.CAPTURE_FAILED);
        Reservation paid = sold(2, 0, Settlement.AUTHORIZED);

        assertThat(Answers.paid(paying, 2)).isEmpty();
        assertThat(Answers.paid(paying, 1)).contains(new Answer.ReservationNow(paying));
        assertThat(Answers.paid(declined, 2)).contains(new Answer.PaymentDeclined(declined, 2));
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
                .contains(new Answer.CheckoutDiffers(paying, List.of("paymentMethod", "email")));
    }

    private static Reservation sold(int attempts, int declined, Settlement settlement) {
        return reservation(Reservation.Status.SOLD, States.sale(attempts, declined, settlement), 7);
    }

    @Test
    void an_expired_hold_can_not_be_paid_for_and_others_hold_nothing() {
        Reservation expired = reservation(Reservation.Status.EXPIRED, 7);
        Reservation released = reservation(Reservation.Status.RELEASED, 7);

        assertThat(Answers.checkout(expired)).contains(new Answer.HoldExpired(expired));
        assertThat(Answers.checkout(released)).contains(new Answer.NotHeld(released));
    }

    @Test
    void a_state_of_a_later_version_is_never_passed_off_as_another() {
        Reservation later = reservation(Reservation.Status.OTHER, 7);
        var expected = new Answer.StateUnknown(Subject.of(States.EVENT, States.RESERVATION), at(7));

        assertThat(Answers.hold(holdRequest(), later, Optional.of(at(7)))).isEqualTo(expected);
        assertThat(Answers.release(later)).contains(expected);
        assertThat(Answers.extend(later)).contains(expected);
        assertThat(Answers.read(later)).isEqualTo(expected);
    }

    @Test
    void an_event_decided_by_this_call_s_own_command_was_opened_by_it() {
        Event open = event(Event.Status.OPEN, 5);

        assertThat(Answers.open(eventRequest(), open, Optional.of(at(5)))).isEqualTo(new Answer.EventOpened(open));
        assertThat(Answers.open(eventRequest(), open, Optional.of(at(6)))).isEqualTo(new Answer.EventNow(open));
        assertThat(Answers.open(eventRequest(), open, NONE)).isEqualTo(new Answer.EventNow(open));
    }

    @Test
    void a_closed_event_that_is_opened_again_stays_closed() {
        Event closed = event(Event.Status.CLOSED, 5);

        assertThat(Answers.open(eventRequest(), closed, Optional.of(at(6))))
                .isEqualTo(new Answer.EventClosed(Subject.of(States.EVENT), at(5)));
    }

    @Test
    void an_event_with_other_terms_differs_in_each_of_them() {
        Event open = event(Event.Status.OPEN, 5);
        var other = new EventRequest(States.EVENT, "Another", "USD", List.of(States.SECTION_B, States.SECTION_A));

        assertThat(Answers.open(other, open, Optional.of(at(5))))
                .isEqualTo(new Answer.EventDiffers(open, List.of("name", "currency", "sections")));
    }

    @Test
    void only_an_open_event_needs_the_owner_to_close_it() {
        Event closed = event(Event.Status.CLOSED, 5);

        assertThat(Answers.close(event(Event.Status.OPEN, 5))).isEmpty();
        assertThat(Answers.close(closed)).contains(new Answer.EventNow(closed));
    }

    @Test
    void an_event_state_of_a_later_version_is_never_passed_off_as_another() {
        Event later = event(Event.Status.OTHER, 5);
        var expected = new Answer.StateUnknown(Subject.of(States.EVENT), at(5));

        assertThat(Answers.open(eventRequest(), later, NONE)).isEqualTo(expected);
        assertThat(Answers.close(later)).contains(expected);
        assertThat(Answers.read(later)).isEqualTo(expected);
    }

    @Test
    void a_hold_of_a_seat_that_the_event_does_not_have_need_not_be_sent() {
        var request = new HoldRequest(States.EVENT, States.RESERVATION, List.of("A-1-1", "Z-1-1"), 300);

        assertThat(Answers.unsendable(request, States.open()))
                .contains(new Answer.SeatsUnavailable(
                        Subject.of(States.EVENT, States.RESERVATION),
                        List.of(new UnavailableSeat("Z-1-1", UnavailableSeat.Reason.UNKNOWN_SEAT)),
                        at(1)));
        assertThat(Answers.unsendable(holdRequest(), States.open())).isEmpty();
    }
}
