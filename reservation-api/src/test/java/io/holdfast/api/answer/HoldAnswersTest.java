package io.holdfast.api.answer;

import static io.holdfast.api.answer.States.at;
import static io.holdfast.api.answer.States.holdRequest;
import static io.holdfast.api.answer.States.reservation;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.Subject;
import io.holdfast.api.model.UnavailableSeat;
import io.holdfast.schemas.LogPosition;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What follows from a reservation for a hold, a read, a release and an extension. */
class HoldAnswersTest {

    private static final Optional<LogPosition> NONE = Optional.empty();

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

        assertThat(Answers.hold(holdRequest(), held, Optional.of(new LogPosition(4, 7))))
                .isEqualTo(new Answer.ReservationNow(held));
    }

    @Test
    void a_hold_rejected_for_its_seats_names_them_on_every_retry() {
        Reservation rejected = reservation(Reservation.Status.REJECTED_FOR_SEATS, 7);
        var expected = new Answer.SeatsUnavailable(
                Subject.of(States.EVENT, States.RESERVATION),
                List.of(new UnavailableSeat("A-1-2", UnavailableSeat.TAKEN)),
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

    @Test
    void a_hold_that_would_be_too_much_for_its_customer_says_what_it_has_and_may_have() {
        Reservation rejected = States.overLimit("0a", 3, 4);

        assertThat(Answers.hold(holdRequest(), rejected, NONE))
                .isEqualTo(new CallerAnswer.OverLimit(rejected, new Reservation.OverLimit(3, 4)));
    }

    @Test
    void a_repeat_for_another_customer_differs_and_one_that_names_none_does_not() {
        Reservation held = States.of(Optional.of("0a"), reservation(Reservation.Status.HELD, 7));
        HoldRequest asked = holdRequest();

        assertThat(Answers.hold(forCustomer(asked, "0b"), held, NONE))
                .isEqualTo(new Answer.ReservationDiffers(held, List.of("customer")));
        assertThat(Answers.hold(forCustomer(asked, "0a"), held, NONE)).isEqualTo(new Answer.ReservationNow(held));
        assertThat(Answers.hold(asked, held, NONE)).isEqualTo(new Answer.ReservationNow(held));
    }

    private static HoldRequest forCustomer(HoldRequest asked, String customer) {
        return new HoldRequest(
                asked.event(), asked.reservation(), asked.seats(), asked.holdSeconds(), Optional.of(customer));
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
    void another_request_under_the_same_identity_is_refused_in_every_state_of_the_first(Reservation.Status status) {
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
            names = {
                "REJECTED_FOR_SEATS",
                "REJECTED_EVENT_CLOSED",
                "REJECTED_OVER_LIMIT",
                "REJECTED_OTHERWISE",
                "EXPIRED"
            })
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

    @Test
    void a_state_of_a_later_version_is_never_passed_off_as_another() {
        Reservation later = reservation(Reservation.Status.OTHER, 7);
        var expected = new UndecidedAnswer.StateUnknown(Subject.of(States.EVENT, States.RESERVATION), at(7));

        assertThat(Answers.hold(holdRequest(), later, Optional.of(at(7)))).isEqualTo(expected);
        assertThat(Answers.release(later)).contains(expected);
        assertThat(Answers.extend(later)).contains(expected);
        assertThat(Answers.read(later)).isEqualTo(expected);
    }

    @Test
    void a_hold_of_a_seat_that_the_event_does_not_have_need_not_be_sent() {
        var request = new HoldRequest(States.EVENT, States.RESERVATION, List.of("A-1-1", "Z-1-1"), 300);

        assertThat(Answers.unsendable(request, States.open()))
                .contains(new Answer.SeatsUnavailable(
                        Subject.of(States.EVENT, States.RESERVATION),
                        List.of(new UnavailableSeat("Z-1-1", UnavailableSeat.UNKNOWN_SEAT)),
                        at(1)));
        assertThat(Answers.unsendable(holdRequest(), States.open())).isEmpty();
    }
}
