package io.holdfast.api.usecase;

import static io.holdfast.api.answer.States.at;
import static io.holdfast.api.answer.States.holdRequest;
import static io.holdfast.api.answer.States.reservation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.HoldRequest;
import io.holdfast.api.answer.States;
import io.holdfast.api.decision.CommandWatch;
import io.holdfast.api.decision.Deadline.Purpose;
import io.holdfast.api.fence.FenceResult;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.SeatMap;
import io.holdfast.api.model.SeatStatus;
import io.holdfast.api.model.Subject;
import io.holdfast.api.model.UnavailableSeat;
import io.holdfast.api.overload.Admission;
import io.holdfast.api.overload.InFlightHolds;
import io.holdfast.api.publish.Command;
import io.holdfast.api.publish.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HoldsTest {

    private static final Subject SUBJECT = Subject.of(States.EVENT, States.RESERVATION);

    private final CallsFixture bench = new CallsFixture();

    @BeforeEach
    void an_event_is_on_sale() {
        bench.views.put(States.open());
    }

    @Test
    void a_hold_is_answered_with_the_owner_s_decision() {
        decideAtOnce(Reservation.Status.HELD);

        Answer answer = bench.holds.hold(holdRequest(), CallsFixture.patient());

        assertThat(answer).isEqualTo(new Answer.Held(reservation(Reservation.Status.HELD, 10)));
    }

    @Test
    void a_hold_whose_wait_ended_is_checking_with_the_position_of_its_command() {
        Answer answer = bench.holds.hold(holdRequest(), CallsFixture.atOnce());

        assertThat(answer).isInstanceOfSatisfying(Answer.Checking.class, checking -> {
            assertThat(checking.subject()).isEqualTo(SUBJECT);
            assertThat(checking.sent().position()).isEqualTo(at(10));
        });
    }

    /** The acknowledgement is waited for beside the decision, not after it. */
    @Test
    void a_log_that_says_nothing_is_given_up_with_the_wait() {
        bench.log.behave((command, offset) -> new CompletableFuture<>());
        long begun = System.nanoTime();

        Answer answer = bench.holds.hold(holdRequest(), CallsFixture.call(Duration.ofSeconds(2)));

        assertThat(answer).isEqualTo(new Answer.LogUnavailable(true));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(3_500));
    }

    @Test
    void a_call_while_the_first_is_undecided_attaches_to_it_and_is_not_the_one_that_made_it() {
        var first = CompletableFuture.supplyAsync(() -> bench.holds.hold(holdRequest(), CallsFixture.patient()));
        await().until(() -> bench.waiters.commands().waiting() == 1);
        var second = CompletableFuture.supplyAsync(() -> bench.holds.hold(holdRequest(), CallsFixture.patient()));
        await().until(() -> bench.waiters.commands().waiting() == 2);

        publish(reservation(Reservation.Status.HELD, 10));

        assertThat(first.join()).isEqualTo(new Answer.Held(reservation(Reservation.Status.HELD, 10)));
        assertThat(second.join()).isEqualTo(new Answer.ReservationNow(reservation(Reservation.Status.HELD, 10)));
        assertThat(bench.log.sent()).hasSize(1);
        assertThat(bench.watch.underWay).hasValue(1);
    }

    @Test
    void another_request_is_sent_and_told_the_difference_by_its_own_decision() {
        bench.holds.hold(holdRequest(), CallsFixture.atOnce());
        var other = new HoldRequest(States.EVENT, States.RESERVATION, List.of("B-1-1"), 300);
        var answer = CompletableFuture.supplyAsync(() -> bench.holds.hold(other, CallsFixture.patient()));
        await().until(() -> bench.waiters.commands().waiting() == 1);

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
        assertThat(bench.watch.done).hasValue(1);
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
                        Answer.NotSent.class,
                        notSent -> assertThat(notSent.waitingFor()).isEqualTo(at(99)));
        assertThat(bench.log.sent()).isEmpty();
    }

    @Test
    void however_many_wait_to_read_a_hold_finds_a_place() throws Exception {
        decideAtOnce(Reservation.Status.HELD);

        try (var _ = bench.crowd(Purpose.READ)) {
            assertThat(bench.events.read("ev-2", CallsFixture.patient())).isInstanceOf(Answer.Overloaded.class);
            assertThat(bench.holds.hold(holdRequest(), CallsFixture.patient())).isInstanceOf(Answer.Held.class);
        }
    }

    @Test
    void a_hold_under_way_is_not_denied_where_there_is_no_place_to_wait() throws Exception {
        bench.holds.hold(holdRequest(), CallsFixture.atOnce());

        try (var _ = bench.crowd(Purpose.values())) {
            assertThat(bench.holds.hold(holdRequest(), CallsFixture.patient()))
                    .isInstanceOfSatisfying(
                            Answer.Checking.class,
                            checking -> assertThat(checking.sent().position()).isEqualTo(at(10)));
        }
    }

    @Test
    void a_hold_that_may_be_on_the_log_is_not_denied_where_there_is_no_place_to_wait() throws Exception {
        bench.log.behave((command, offset) -> new CompletableFuture<>());
        bench.attempts.join(
                new Command.HoldSeats(holdRequest()), CallsFixture.atOnce().trace());

        try (var _ = bench.crowd(Purpose.values())) {
            assertThat(bench.holds.hold(holdRequest(), CallsFixture.patient()))
                    .isEqualTo(new Answer.LogUnavailable(true));
        }
    }

    @Test
    void a_decided_hold_is_not_denied_where_the_views_can_not_be_read() {
        bench.log.behave((command, offset) -> {
            publish(reservation(Reservation.Status.HELD, offset));
            bench.views.close();
            return FakeLog.acknowledge(command, offset);
        });

        assertThat(bench.holds.hold(holdRequest(), CallsFixture.patient())).isInstanceOf(Answer.Checking.class);
    }

    @Test
    void whoever_waits_is_told_the_position_of_its_command_when_the_instance_stops() throws Exception {
        var answer = CompletableFuture.supplyAsync(() -> bench.holds.hold(holdRequest(), CallsFixture.endless()));
        await().until(() -> bench.waiters.commands().waiting() == 1);

        bench.waits.end();

        assertThat(answer.get(10, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        Answer.Checking.class,
                        checking -> assertThat(checking.sent().position()).isEqualTo(at(10)));
    }

    @Test
    void whoever_comes_while_the_instance_stops_is_told_the_position_of_its_command() throws Exception {
        bench.waits.end();

        var answer = CompletableFuture.supplyAsync(() -> bench.holds.hold(holdRequest(), CallsFixture.endless()));

        assertThat(answer.get(10, TimeUnit.SECONDS)).isInstanceOf(Answer.Checking.class);
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

        assertThat(bench.holds.hold(holdRequest(), CallsFixture.patient())).isEqualTo(new Answer.LogUnavailable(false));
    }

    @Test
    void a_command_without_acknowledgement_may_have_been_accepted() {
        bench.log.behave((command, offset) -> new CompletableFuture<>());

        assertThat(bench.holds.hold(holdRequest(), CallsFixture.atOnce())).isEqualTo(new Answer.LogUnavailable(true));
    }

    @Test
    void a_call_beyond_the_limit_is_turned_away_and_sends_nothing() {
        var crowd = java.util.stream.IntStream.range(0, 4)
                .mapToObj(cart -> CompletableFuture.supplyAsync(
                        () -> bench.holds.hold(
                                new HoldRequest(States.EVENT, "crowd-" + cart, List.of("A-1-1"), 300),
                                CallsFixture.patient()),
                        task -> Thread.ofVirtual().start(task)))
                .toList();
        await().until(() -> bench.waiters.commands().waiting() == 4);

        assertThat(bench.holds.hold(holdRequest(), CallsFixture.patient())).isEqualTo(new Answer.Overloaded(1));
        assertThat(bench.log.sent()).hasSize(4);
        assertThat(crowd).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void a_hold_is_refused_at_the_door_while_there_is_no_room() {
        fill();

        assertThat(bench.admission.refusal(Subject.of(States.EVENT, "cart-2")).map(Admission.Refusal::answer))
                .containsInstanceOf(Answer.Overloaded.class);
        assertThat(bench.log.sent()).isEmpty();
    }

    @Test
    void what_is_on_its_way_or_decided_is_not_refused_however_many_are_inside() {
        bench.holds.hold(holdRequest(), CallsFixture.atOnce());
        bench.views.put(States.reservation("cart-3", Reservation.Status.HELD, 4));

        fill();

        assertThat(bench.admission.refusal(SUBJECT)).isEmpty();
        assertThat(bench.admission.refusal(Subject.of(States.EVENT, "cart-3"))).isEmpty();
        assertThat(bench.watch.refused).isEmpty();
    }

    @Test
    void once_every_seat_is_sold_a_hold_is_refused_without_the_log() {
        sellOut(SeatStatus.SOLD);

        Answer answer = bench.holds.hold(
                new HoldRequest(States.EVENT, "cart-2", List.of("A-1-1", "B-1-3"), 300), CallsFixture.patient());

        assertThat(answer)
                .isEqualTo(new Answer.SeatsUnavailable(
                        Subject.of(States.EVENT, "cart-2"),
                        List.of(
                                new UnavailableSeat("A-1-1", UnavailableSeat.Reason.TAKEN),
                                new UnavailableSeat("B-1-3", UnavailableSeat.Reason.TAKEN)),
                        at(1)));
        assertThat(bench.log.sent()).hasSize(1);
        assertThat(bench.fence.asked()).hasSize(1);
        assertThat(bench.watch.refused).containsExactly(CommandWatch.Reason.SOLD_OUT);
    }

    @Test
    void whoever_bought_the_seats_is_told_so_also_by_an_instance_that_has_not_seen_it_yet() {
        sellOut(SeatStatus.SOLD);
        Reservation bought = States.reservation("cart-2", Reservation.Status.SOLD, 12);
        bench.fence.behave(end -> {
            bench.views.put(bought);
            return FakeFence.passed(end);
        });

        Answer answer = bench.holds.hold(
                new HoldRequest(States.EVENT, "cart-2", List.of("A-1-1", "A-1-2"), 300), CallsFixture.patient());

        assertThat(answer).isEqualTo(new Answer.ReservationNow(bought));
        assertThat(bench.watch.refused).isEmpty();
    }

    @Test
    void a_sold_out_event_denies_nobody_while_the_owner_is_behind() {
        sellOut(SeatStatus.SOLD);
        bench.fence.behave(FenceResult.Waiting::new);

        Answer answer = bench.holds.hold(
                new HoldRequest(States.EVENT, "cart-2", List.of("A-1-1"), 300), CallsFixture.patient());

        assertThat(answer).isInstanceOf(Answer.NotSent.class);
    }

    @Test
    void while_one_seat_is_merely_held_the_owner_is_asked() {
        sellOut(SeatStatus.HELD);

        bench.holds.hold(new HoldRequest(States.EVENT, "cart-2", List.of("A-1-1"), 300), CallsFixture.atOnce());

        assertThat(bench.log.sent()).hasSize(2);
    }

    /** Every seat is sold but the last, and somebody is rejected. */
    private void sellOut(SeatStatus last) {
        SeatMap.of(States.open(), java.util.Optional.empty(), java.util.Map.of())
                .keySet()
                .forEach(seat -> bench.views.seat(seat, SeatStatus.SOLD));
        bench.views.seat("B-1-3", last);
        decideAtOnce(Reservation.Status.REJECTED_FOR_SEATS);
        bench.holds.hold(holdRequest(), CallsFixture.patient());
    }

    private void fill() {
        for (int hold = 0; hold < InFlightHolds.MIN_IN_FLIGHT; hold++) {
            bench.room.enter();
        }
    }

    private void decideAtOnce(Reservation.Status status) {
        bench.log.behave((command, offset) -> {
            publish(reservation(status, offset));
            return FakeLog.acknowledge(command, offset);
        });
    }

    private void publish(Reservation state) {
        bench.views.put(state);
        bench.attempts.arrived(SUBJECT.key(), state.decided().position());
    }
}
