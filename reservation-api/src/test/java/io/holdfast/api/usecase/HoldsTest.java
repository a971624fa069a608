package io.holdfast.api.usecase;

import static io.holdfast.api.answer.States.at;
import static io.holdfast.api.answer.States.holdRequest;
import static io.holdfast.api.answer.States.reservation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.HoldRequest;
import io.holdfast.api.answer.States;
import io.holdfast.api.answer.UndecidedAnswer;
import io.holdfast.api.fence.Fence.FenceResult;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.publish.CommandLog.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How a hold is sent, decided and answered. */
class HoldsTest extends HoldsFixture {

    @Test
    void a_hold_is_answered_with_the_owner_s_decision() {
        decideAtOnce(Reservation.Status.HELD);

        Answer answer = bench.holds.hold(holdRequest(), CallsFixture.patient());

        assertThat(answer).isEqualTo(new Answer.Held(reservation(Reservation.Status.HELD, 10)));
    }

    @Test
    void a_hold_whose_wait_ended_is_checking_with_the_position_of_its_command() {
        Answer answer = bench.holds.hold(holdRequest(), CallsFixture.atOnce());

        assertThat(answer).isInstanceOfSatisfying(UndecidedAnswer.Checking.class, checking -> {
            assertThat(checking.subject()).isEqualTo(SUBJECT);
            assertThat(checking.sent()).isEqualTo(at(10));
        });
    }

    /** The acknowledgement is waited for beside the decision, not after it. */
    @Test
    void a_log_that_says_nothing_is_given_up_with_the_wait() {
        bench.log.behave((command, offset) -> new CompletableFuture<>());
        long begun = System.nanoTime();

        Answer answer = bench.holds.hold(holdRequest(), CallsFixture.call(Duration.ofSeconds(2)));

        assertThat(answer).isEqualTo(new UndecidedAnswer.LogUnavailable(true));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(3_500));
    }

    @Test
    void a_call_while_the_first_is_undecided_attaches_to_it_and_is_not_the_one_that_made_it() {
        var first = CompletableFuture.supplyAsync(() -> bench.holds.hold(holdRequest(), CallsFixture.patient()));
        await().until(() -> bench.waiters.commands().taken() == 1);
        var second = CompletableFuture.supplyAsync(() -> bench.holds.hold(holdRequest(), CallsFixture.patient()));
        await().until(() -> bench.waiters.commands().taken() == 2);

        publish(reservation(Reservation.Status.HELD, 10));

        assertThat(first.join()).isEqualTo(new Answer.Held(reservation(Reservation.Status.HELD, 10)));
        assertThat(second.join()).isEqualTo(new Answer.ReservationNow(reservation(Reservation.Status.HELD, 10)));
        assertThat(bench.log.sent()).hasSize(1);
        assertThat(bench.counted.underWay()).isEqualTo(1);
    }

    @Test
    void another_request_is_sent_and_told_the_difference_by_its_own_decision() {
        bench.holds.hold(holdRequest(), CallsFixture.atOnce());
        var other = new HoldRequest(States.EVENT, States.RESERVATION, List.of("B-1-1"), 300);
        var answer = CompletableFuture.supplyAsync(() -> bench.holds.hold(other, CallsFixture.patient()));
        await().until(() -> bench.waiters.commands().taken() == 1);

        publish(reservation(Reservation.Status.HELD, 10));
        assertThat(answer).isNotDone();
        bench.attempts.arrived(SUBJECT.key(), at(11));

        assertThat(answer.join())
                .isEqualTo(new Answer.ReservationDiffers(reservation(Reservation.Status.HELD, 10), List.of("seats")));
        assertThat(bench.log.sent()).hasSize(2);
    }

    @Test
    void a_corrected_request_does_not_wait_for_one_that_the_owner_can_not_decide() {
        bench.holds.hold(
                new HoldRequest(States.EVENT, States.RESERVATION, List.of("B-1-1"), 300), CallsFixture.atOnce());
        bench.log.behave((command, offset) -> {
            publish(reservation(Reservation.Status.HELD, offset));
            return FakeLog.acknowledge(command, offset);
        });

        assertThat(bench.holds.hold(holdRequest(), CallsFixture.patient()))
                .isEqualTo(new Answer.Held(reservation(Reservation.Status.HELD, 11)));
    }

    @Test
    void a_known_reservation_is_answered_from_the_view_and_nothing_is_sent() {
        bench.views.put(reservation(Reservation.Status.RELEASED, 4));

        Answer answer = bench.holds.hold(holdRequest(), CallsFixture.patient());

        assertThat(answer).isEqualTo(new Answer.ReservationNow(reservation(Reservation.Status.RELEASED, 4)));
        assertThat(bench.log.sent()).isEmpty();
        assertThat(bench.fence.asked()).isEmpty();
        assertThat(bench.counted.done()).isEqualTo(1);
    }

    @Test
    void nothing_is_sent_for_an_event_that_is_proven_not_to_exist() {
        bench.views.reset();

        Answer answer = bench.holds.hold(holdRequest(), CallsFixture.patient());

        assertThat(answer).isEqualTo(new Answer.NoSuchEvent(States.EVENT, java.util.Optional.of(at(99))));
        assertThat(bench.log.sent()).isEmpty();
    }

    @Test
    void an_event_that_shows_up_behind_the_fence_is_on_sale() {
        bench.views.reset();
        bench.fence.behave(end -> {
            bench.views.put(States.open());
            return FakeFence.passed(end);
        });
        decideAtOnce(Reservation.Status.HELD);

        Answer answer = bench.holds.hold(holdRequest(), CallsFixture.patient());

        assertThat(answer).isInstanceOf(Answer.Held.class);
    }

    @Test
    void an_unknown_event_is_not_denied_while_the_owner_is_behind() {
        bench.views.reset();
        bench.fence.behave(FenceResult.Waiting::new);

        Answer answer = bench.holds.hold(holdRequest(), CallsFixture.patient());

        assertThat(answer)
                .isInstanceOfSatisfying(
                        UndecidedAnswer.NotSent.class,
                        notSent -> assertThat(notSent.waitingFor()).isEqualTo(at(99)));
        assertThat(bench.log.sent()).isEmpty();
    }

    @Test
    void a_closed_event_takes_no_new_hold() {
        bench.views.put(States.event(Event.Status.CLOSED, 6));

        Answer answer = bench.holds.hold(holdRequest(), CallsFixture.patient());

        assertThat(answer).isEqualTo(new Answer.EventClosed(SUBJECT, at(6)));
        assertThat(bench.log.sent()).isEmpty();
    }

    @Test
    void a_hold_made_before_the_event_was_closed_is_found_behind_the_fence() {
        bench.views.put(States.event(Event.Status.CLOSED, 6));
        bench.fence.behave(end -> {
            bench.views.put(reservation(Reservation.Status.HELD, 5));
            return FakeFence.passed(end);
        });

        Answer answer = bench.holds.hold(holdRequest(), CallsFixture.patient());

        assertThat(answer).isEqualTo(new Answer.ReservationNow(reservation(Reservation.Status.HELD, 5)));
    }

    @Test
    void an_unknown_seat_is_refused_without_the_log() {
        var request = new HoldRequest(States.EVENT, States.RESERVATION, List.of("Z-1-1"), 300);

        assertThat(bench.holds.hold(request, CallsFixture.patient())).isInstanceOf(Answer.SeatsUnavailable.class);
        assertThat(bench.log.sent()).isEmpty();
    }

    @Test
    void a_command_that_never_left_was_not_accepted() {
        bench.log.behave((command, offset) -> CompletableFuture.completedFuture(new Delivery.Refused()));

        assertThat(bench.holds.hold(holdRequest(), CallsFixture.patient()))
                .isEqualTo(new UndecidedAnswer.LogUnavailable(false));
    }

    @Test
    void a_command_without_acknowledgement_may_have_been_accepted() {
        bench.log.behave((command, offset) -> new CompletableFuture<>());

        assertThat(bench.holds.hold(holdRequest(), CallsFixture.atOnce()))
                .isEqualTo(new UndecidedAnswer.LogUnavailable(true));
    }
}
