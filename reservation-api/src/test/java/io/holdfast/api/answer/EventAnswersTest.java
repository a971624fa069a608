package io.holdfast.api.answer;

import static io.holdfast.api.answer.States.at;
import static io.holdfast.api.answer.States.event;
import static io.holdfast.api.answer.States.eventRequest;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.model.Event;
import io.holdfast.api.model.Subject;
import io.holdfast.schemas.LogPosition;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What follows from an event for opening, closing and reading it. */
class EventAnswersTest {

    private static final Optional<LogPosition> NONE = Optional.empty();

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
        var other = new EventRequest(
                States.EVENT, "Another", "USD", List.of(States.SECTION_B, States.SECTION_A), Optional.empty());

        assertThat(Answers.open(other, open, Optional.of(at(5))))
                .isEqualTo(new Answer.EventDiffers(open, List.of("name", "currency", "sections")));
    }

    @Test
    void an_event_with_another_limit_differs_in_it() {
        Event open = event(Event.Status.OPEN, 5);
        EventRequest same = eventRequest();
        var limited =
                new EventRequest(same.event(), same.name(), same.currency(), same.sections(), 4, Optional.empty());

        assertThat(Answers.open(limited, open, NONE)).isEqualTo(new Answer.EventDiffers(open, List.of("limits")));
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
        var expected = new UndecidedAnswer.StateUnknown(Subject.of(States.EVENT), at(5));

        assertThat(Answers.open(eventRequest(), later, NONE)).isEqualTo(expected);
        assertThat(Answers.close(later)).contains(expected);
        assertThat(Answers.read(later)).isEqualTo(expected);
    }
}
