package io.holdfast.api.usecase;

import static io.holdfast.api.answer.States.at;
import static io.holdfast.api.answer.States.holdRequest;
import static io.holdfast.api.answer.States.reservation;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.States;
import io.holdfast.api.answer.UndecidedAnswer;
import io.holdfast.api.decision.Call;
import io.holdfast.api.decision.Call.Deadline.Purpose;
import io.holdfast.api.fence.Fence.FenceResult;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.Subject;
import io.holdfast.api.publish.Command;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReservationsTest {

    private static final Subject SUBJECT = Subject.of(States.EVENT, States.RESERVATION);

    private final CallsFixture bench = new CallsFixture();

    @Test
    void a_held_reservation_is_released_by_the_owner() {
        bench.views.put(reservation(Reservation.Status.HELD, 4));
        decideAtOnce(Reservation.Status.RELEASED);

        Answer answer = release(CallsFixture.patient());

        assertThat(answer).isEqualTo(new Answer.ReservationNow(reservation(Reservation.Status.RELEASED, 10)));
        assertThat(bench.log.sent())
                .containsExactly(new Command.ReleaseSeats(States.EVENT, States.RESERVATION, "A-1-1"));
    }

    @Test
    void a_release_that_the_expiry_forestalled_finds_nothing_held() {
        bench.views.put(reservation(Reservation.Status.HELD, 4));
        decideAtOnce(Reservation.Status.EXPIRED);

        assertThat(release(CallsFixture.patient()))
                .isEqualTo(new Answer.NotHeld(reservation(Reservation.Status.EXPIRED, 10)));
    }

    @Test
    void a_released_reservation_is_released_again_without_the_log() {
        bench.views.put(reservation(Reservation.Status.RELEASED, 4));

        assertThat(release(CallsFixture.patient()))
                .isEqualTo(new Answer.ReservationNow(reservation(Reservation.Status.RELEASED, 4)));
        assertThat(bench.log.sent()).isEmpty();
    }

    @Test
    void an_undecided_release_is_checking() {
        bench.views.put(reservation(Reservation.Status.HELD, 4));

        assertThat(release(CallsFixture.atOnce())).isInstanceOf(UndecidedAnswer.Checking.class);
    }

    @Test
    void a_release_under_way_is_not_denied_where_there_is_no_place_to_wait() throws Exception {
        bench.views.put(reservation(Reservation.Status.HELD, 4));
        release(CallsFixture.atOnce());

        try (var _ = bench.crowd(Purpose.values())) {
            assertThat(release(CallsFixture.patient())).isInstanceOf(UndecidedAnswer.Checking.class);
            assertThat(read(CallsFixture.patient())).isInstanceOf(UndecidedAnswer.Checking.class);
            assertThat(extend(CallsFixture.patient())).isInstanceOf(UndecidedAnswer.Overloaded.class);
        }
    }

    @Test
    void a_release_of_what_is_not_known_yet_is_not_sent() {
        bench.fence.behave(FenceResult.Waiting::new);

        assertThat(release(CallsFixture.atOnce()))
                .isInstanceOfSatisfying(
                        UndecidedAnswer.NotSent.class,
                        notSent -> assertThat(notSent.waitingFor()).isEqualTo(at(99)));
    }

    @Test
    void a_release_follows_a_hold_that_is_on_its_way() {
        bench.views.put(States.open());
        bench.holds.hold(holdRequest(), CallsFixture.atOnce());

        Answer answer = release(CallsFixture.atOnce());

        assertThat(answer)
                .isInstanceOfSatisfying(
                        UndecidedAnswer.Checking.class,
                        checking -> assertThat(checking.sent()).isEqualTo(at(11)));
        assertThat(bench.log.sent()).last().isInstanceOf(Command.ReleaseSeats.class);
    }

    @Test
    void what_is_proven_not_to_exist_can_not_be_released() {
        assertThat(release(CallsFixture.patient()))
                .isEqualTo(new Answer.NoSuchReservation(SUBJECT, Optional.of(at(99))));
        assertThat(bench.log.sent()).isEmpty();
    }

    @Test
    void a_reservation_that_shows_up_behind_the_fence_is_released() {
        bench.fence.behave(end -> {
            bench.views.put(reservation(Reservation.Status.HELD, 4));
            return FakeFence.passed(end);
        });
        decideAtOnce(Reservation.Status.RELEASED);

        assertThat(release(CallsFixture.patient())).isInstanceOf(Answer.ReservationNow.class);
    }

    @Test
    void an_extension_is_answered_with_the_state_after_it() {
        bench.views.put(reservation(Reservation.Status.HELD, 4));
        decideAtOnce(Reservation.Status.HELD);

        Answer answer = extend(CallsFixture.patient());

        assertThat(answer).isEqualTo(new Answer.ReservationNow(reservation(Reservation.Status.HELD, 10)));
        assertThat(bench.log.sent())
                .containsExactly(new Command.ExtendHold(States.EVENT, States.RESERVATION, "A-1-1", 600));
    }

    @Test
    void an_extension_that_changed_nothing_is_answered_with_the_unchanged_state() {
        Reservation held = reservation(Reservation.Status.HELD, 4);
        bench.views.put(held);
        bench.log.behave((command, offset) -> {
            bench.views.put(held, at(offset));
            bench.attempts.arrived(SUBJECT.key(), at(offset));
            return FakeLog.acknowledge(command, offset);
        });

        assertThat(extend(CallsFixture.patient())).isEqualTo(new Answer.ReservationNow(held));
    }

    @Test
    void a_released_reservation_is_not_extended() {
        bench.views.put(reservation(Reservation.Status.RELEASED, 4));

        assertThat(extend(CallsFixture.patient()))
                .isEqualTo(new Answer.NotHeld(reservation(Reservation.Status.RELEASED, 4)));
        assertThat(bench.log.sent()).isEmpty();
    }

    @Test
    void a_reservation_is_read_from_the_view() {
        bench.views.put(reservation(Reservation.Status.HELD, 4));

        assertThat(read(CallsFixture.patient()))
                .isEqualTo(new Answer.ReservationNow(reservation(Reservation.Status.HELD, 4)));
        assertThat(bench.fence.asked()).isEmpty();
    }

    @Test
    void a_read_while_a_release_is_on_its_way_is_checking() {
        bench.views.put(reservation(Reservation.Status.HELD, 4));
        release(CallsFixture.atOnce());

        assertThat(read(CallsFixture.atOnce())).isInstanceOf(UndecidedAnswer.Checking.class);
    }

    @Test
    void a_missing_reservation_is_denied_behind_the_fence_only() {
        bench.fence.behave(FenceResult.Waiting::new);
        assertThat(read(CallsFixture.atOnce())).isInstanceOf(UndecidedAnswer.Behind.class);

        bench.fence.behave(FakeFence::passed);
        assertThat(read(CallsFixture.atOnce())).isEqualTo(new Answer.NoSuchReservation(SUBJECT, Optional.of(at(99))));
    }

    @Test
    void a_missing_reservation_is_not_denied_while_the_log_can_not_be_asked() {
        bench.fence.behave(end -> new FenceResult.Unreachable());

        assertThat(read(CallsFixture.atOnce())).isEqualTo(new UndecidedAnswer.LogUnavailable(false));
    }

    @Test
    void a_state_as_fresh_as_the_caller_s_evidence_needs_no_fence() {
        bench.views.put(reservation(Reservation.Status.HELD, 4), at(8));

        assertThat(read(CallsFixture.after(at(8)))).isInstanceOf(Answer.ReservationNow.class);
        assertThat(bench.fence.asked()).isEmpty();
    }

    @Test
    void a_staler_state_is_told_only_once_the_evidence_is_in_the_views() {
        bench.views.put(reservation(Reservation.Status.HELD, 4), at(8));

        assertThat(read(CallsFixture.after(at(9)))).isInstanceOf(Answer.ReservationNow.class);
        assertThat(bench.fence.asked()).containsExactly(at(9));
    }

    @Test
    void a_view_behind_the_caller_s_evidence_is_checking() {
        bench.views.put(reservation(Reservation.Status.HELD, 4), at(8));
        bench.fence.behave(FenceResult.Waiting::new);

        assertThat(read(CallsFixture.after(at(9))))
                .isInstanceOfSatisfying(
                        UndecidedAnswer.Behind.class,
                        behind -> assertThat(behind.waitingFor()).isEqualTo(at(9)));
    }

    private void decideAtOnce(Reservation.Status status) {
        bench.log.behave((command, offset) -> {
            bench.views.put(reservation(status, offset));
            bench.attempts.arrived(SUBJECT.key(), at(offset));
            return FakeLog.acknowledge(command, offset);
        });
    }

    private Answer release(Call call) {
        return bench.reservations.release(States.EVENT, States.RESERVATION, call);
    }

    private Answer extend(Call call) {
        return bench.reservations.extend(States.EVENT, States.RESERVATION, 600, call);
    }

    private Answer read(Call call) {
        return bench.reservations.read(States.EVENT, States.RESERVATION, call);
    }
}
