package io.holdfast.api.usecase;

import static io.holdfast.api.answer.States.at;
import static io.holdfast.api.answer.States.eventRequest;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.EventRequest;
import io.holdfast.api.answer.States;
import io.holdfast.api.answer.UndecidedAnswer;
import io.holdfast.api.fence.Fence.FenceResult;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.SeatStatus;
import io.holdfast.api.publish.Command;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventsTest {

    private final CallsFixture bench = new CallsFixture();

    @Test
    void an_event_is_opened_by_the_owner() {
        decideAtOnce(Event.Status.OPEN);

        assertThat(bench.events.open(eventRequest(), CallsFixture.patient()))
                .isEqualTo(new Answer.EventOpened(States.event(Event.Status.OPEN, 10)));
    }

    @Test
    void a_known_event_is_compared_without_the_log() {
        bench.views.put(States.open());
        var other = new EventRequest(
                States.EVENT, "Another", "EUR", List.of(States.SECTION_A, States.SECTION_B), Optional.empty());

        assertThat(bench.events.open(eventRequest(), CallsFixture.patient()))
                .isEqualTo(new Answer.EventNow(States.open()));
        assertThat(bench.events.open(other, CallsFixture.patient()))
                .isEqualTo(new Answer.EventDiffers(States.open(), List.of("name")));
        assertThat(bench.log.sent()).isEmpty();
    }

    @Test
    void an_open_event_is_closed_by_the_owner_and_once() {
        bench.views.put(States.open());
        decideAtOnce(Event.Status.CLOSED);

        assertThat(bench.events.close(States.EVENT, CallsFixture.patient())).isInstanceOf(Answer.EventNow.class);
        assertThat(bench.events.close(States.EVENT, CallsFixture.patient())).isInstanceOf(Answer.EventNow.class);
        assertThat(bench.log.sent()).containsExactly(new Command.CloseEvent(States.EVENT));
    }

    @Test
    void an_undecided_opening_is_checking() {
        assertThat(bench.events.open(eventRequest(), CallsFixture.atOnce()))
                .isInstanceOfSatisfying(
                        UndecidedAnswer.Checking.class,
                        checking -> assertThat(checking.sent()).isEqualTo(at(10)));
    }

    @Test
    void an_unknown_event_is_denied_behind_the_fence_only() {
        bench.fence.behave(FenceResult.Waiting::new);
        assertThat(bench.events.read(States.EVENT, CallsFixture.atOnce())).isInstanceOf(UndecidedAnswer.Behind.class);
        assertThat(bench.events.close(States.EVENT, CallsFixture.atOnce())).isInstanceOf(UndecidedAnswer.NotSent.class);

        bench.fence.behave(FakeFence::passed);
        assertThat(bench.events.read(States.EVENT, CallsFixture.atOnce()))
                .isEqualTo(new Answer.NoSuchEvent(States.EVENT, Optional.of(at(99))));
        assertThat(bench.log.sent()).isEmpty();
    }

    @Test
    void seats_are_told_with_the_newest_evidence_that_they_rest_on() {
        bench.views.put(States.open());
        bench.views.seat("B-1-2", SeatStatus.HELD);

        assertThat(bench.events.plan(States.EVENT, Optional.of("B"), CallsFixture.after(at(8))))
                .isEqualTo(new Answer.EventNow(States.open()));
        Answer answer = bench.events.seats(States.open(), Optional.of("B"), Optional.of(at(8)));

        assertThat(answer).isInstanceOfSatisfying(Answer.Seats.class, seats -> {
            assertThat(seats.seats()).hasSize(3).containsEntry("B-1-2", SeatStatus.HELD);
            assertThat(seats.evidence()).isEqualTo(at(8));
        });
        assertThat(bench.fence.asked()).containsExactly(at(8));
    }

    @Test
    void a_section_that_is_not_in_the_plan_is_not_an_empty_one() {
        bench.views.put(States.open());

        assertThat(bench.events.plan(States.EVENT, Optional.of("Z"), CallsFixture.patient()))
                .isEqualTo(new Answer.NoSuchSection(States.EVENT, "Z"));
    }

    private void decideAtOnce(Event.Status status) {
        bench.log.behave((command, offset) -> {
            bench.views.put(States.event(status, offset));
            bench.attempts.arrived(States.EVENT, at(offset));
            return FakeLog.acknowledge(command, offset);
        });
    }
}
