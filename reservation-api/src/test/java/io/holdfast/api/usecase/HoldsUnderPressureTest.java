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
import io.holdfast.api.decision.Call.Deadline.Purpose;
import io.holdfast.api.decision.CommandMeters;
import io.holdfast.api.fence.Fence.FenceResult;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.SeatMap;
import io.holdfast.api.model.SeatStatus;
import io.holdfast.api.model.Subject;
import io.holdfast.api.model.UnavailableSeat;
import io.holdfast.api.overload.Admission;
import io.holdfast.api.overload.InFlightHolds;
import io.holdfast.api.publish.Command;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a hold is told when places, seats or the instance itself run out (P4, P11). */
class HoldsUnderPressureTest extends HoldsFixture {

    @Test
    void a_hold_finds_a_place_when_every_place_for_readers_is_taken() throws Exception {
        decideAtOnce(Reservation.Status.HELD);

        try (var _ = bench.crowd(Purpose.READ)) {
            assertThat(bench.events.read("ev-2", CallsFixture.patient()))
                    .isInstanceOf(UndecidedAnswer.Overloaded.class);
            assertThat(bench.holds.hold(holdRequest(), CallsFixture.patient())).isInstanceOf(Answer.Held.class);
        }
    }

    @Test
    void a_hold_under_way_is_not_denied_when_no_place_to_wait_is_free() throws Exception {
        bench.holds.hold(holdRequest(), CallsFixture.atOnce());

        try (var _ = bench.crowd(Purpose.values())) {
            assertThat(bench.holds.hold(holdRequest(), CallsFixture.patient()))
                    .isInstanceOfSatisfying(
                            UndecidedAnswer.Checking.class,
                            checking -> assertThat(checking.sent()).isEqualTo(at(10)));
        }
    }

    @Test
    void a_hold_that_may_be_on_the_log_is_not_denied_when_no_place_to_wait_is_free() throws Exception {
        bench.log.behave((command, offset) -> new CompletableFuture<>());
        bench.attempts.join(new Command.HoldSeats(holdRequest()), CallsFixture.atOnce());

        try (var _ = bench.crowd(Purpose.values())) {
            assertThat(bench.holds.hold(holdRequest(), CallsFixture.patient()))
                    .isEqualTo(new UndecidedAnswer.LogUnavailable(true));
        }
    }

    @Test
    void a_decided_hold_is_not_denied_when_the_views_cannot_be_read() {
        bench.log.behave((command, offset) -> {
            publish(reservation(Reservation.Status.HELD, offset));
            bench.views.close();
            return FakeLog.acknowledge(command, offset);
        });

        assertThat(bench.holds.hold(holdRequest(), CallsFixture.patient()))
                .isInstanceOf(UndecidedAnswer.Checking.class);
    }

    @Test
    void a_caller_that_waits_is_told_the_position_of_its_command_when_the_instance_stops() throws Exception {
        var answer = CompletableFuture.supplyAsync(() -> bench.holds.hold(holdRequest(), CallsFixture.endless()));
        await().until(() -> bench.waiters.commands().taken() == 1);

        bench.waits.end();

        assertThat(answer.get(10, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        UndecidedAnswer.Checking.class,
                        checking -> assertThat(checking.sent()).isEqualTo(at(10)));
    }

    @Test
    void a_caller_that_comes_while_the_instance_stops_is_told_the_position_of_its_command() throws Exception {
        bench.waits.end();

        var answer = CompletableFuture.supplyAsync(() -> bench.holds.hold(holdRequest(), CallsFixture.endless()));

        assertThat(answer.get(10, TimeUnit.SECONDS)).isInstanceOf(UndecidedAnswer.Checking.class);
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
        await().until(() -> bench.waiters.commands().taken() == 4);

        assertThat(bench.holds.hold(holdRequest(), CallsFixture.patient()))
                .isEqualTo(new UndecidedAnswer.Overloaded(1));
        assertThat(bench.log.sent()).hasSize(4);
        assertThat(crowd).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void a_new_hold_is_refused_while_too_many_are_in_flight() {
        fill();

        assertThat(bench.admission
                        .refusal(Subject.of(States.EVENT, "cart-2"), Optional.empty())
                        .map(Admission.Overload::answer))
                .containsInstanceOf(UndecidedAnswer.Overloaded.class);
        assertThat(bench.log.sent()).isEmpty();
    }

    @Test
    void a_hold_that_was_sent_or_decided_is_not_refused_while_too_many_are_in_flight() {
        bench.holds.hold(holdRequest(), CallsFixture.atOnce());
        bench.views.put(States.reservation("cart-3", Reservation.Status.HELD, 4));

        fill();

        assertThat(bench.admission.refusal(SUBJECT, Optional.empty())).isEmpty();
        assertThat(bench.admission.refusal(Subject.of(States.EVENT, "cart-3"), Optional.empty()))
                .isEmpty();
        assertThat(bench.counted.refused()).isEmpty();
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
                                new UnavailableSeat("A-1-1", UnavailableSeat.TAKEN),
                                new UnavailableSeat("B-1-3", UnavailableSeat.TAKEN)),
                        at(1)));
        assertThat(bench.log.sent()).hasSize(1);
        assertThat(bench.fence.asked()).hasSize(1);
        assertThat(bench.counted.refused()).containsExactly(CommandMeters.Reason.SOLD_OUT);
    }

    @Test
    void the_buyer_of_the_seats_is_told_so_by_an_instance_that_has_not_seen_the_sale_yet() {
        sellOut(SeatStatus.SOLD);
        Reservation bought = States.reservation("cart-2", Reservation.Status.SOLD, 12);
        bench.fence.behave(end -> {
            bench.views.put(bought);
            return FakeFence.passed(end);
        });

        Answer answer = bench.holds.hold(
                new HoldRequest(States.EVENT, "cart-2", List.of("A-1-1", "A-1-2"), 300), CallsFixture.patient());

        assertThat(answer).isEqualTo(new Answer.ReservationNow(bought));
        assertThat(bench.counted.refused()).isEmpty();
    }

    @Test
    void a_sold_out_event_denies_nobody_while_the_owner_is_behind() {
        sellOut(SeatStatus.SOLD);
        bench.fence.behave(FenceResult.Waiting::new);

        Answer answer = bench.holds.hold(
                new HoldRequest(States.EVENT, "cart-2", List.of("A-1-1"), 300), CallsFixture.patient());

        assertThat(answer).isInstanceOf(UndecidedAnswer.NotSent.class);
    }

    @Test
    void the_owner_is_asked_while_one_seat_is_held_and_not_sold() {
        sellOut(SeatStatus.HELD);

        bench.holds.hold(new HoldRequest(States.EVENT, "cart-2", List.of("A-1-1"), 300), CallsFixture.atOnce());

        assertThat(bench.log.sent()).hasSize(2);
    }

    /** Every seat is sold but the last, and somebody is rejected. */
    private void sellOut(SeatStatus last) {
        SeatMap.of(States.open(), Optional.empty(), java.util.Map.of())
                .keySet()
                .forEach(seat -> bench.views.seat(seat, SeatStatus.SOLD));
        bench.views.seat("B-1-3", last);
        decideAtOnce(Reservation.Status.REJECTED_FOR_SEATS);
        bench.holds.hold(holdRequest(), CallsFixture.patient());
    }

    private void fill() {
        for (int hold = 0; hold < InFlightHolds.MIN_IN_FLIGHT; hold++) {
            bench.room.enter(Optional.empty());
        }
    }
}
