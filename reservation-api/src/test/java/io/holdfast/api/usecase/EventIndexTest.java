package io.holdfast.api.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.EventPage;
import io.holdfast.api.answer.EventPage.Place;
import io.holdfast.api.answer.States;
import io.holdfast.api.model.Decided;
import io.holdfast.api.model.Decided.Settled;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Section;
import io.holdfast.schemas.LogPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventIndexTest {

    private final FakeViews views = new FakeViews();
    private final EventIndex index = new EventIndex();

    @Test
    void open_events_are_listed_page_by_page_the_newest_first() {
        for (int second = 1; second <= 7; second++) {
            publish("ev-" + second, Event.Status.OPEN, second);
        }
        publish("ev-8", Event.Status.CLOSED, 8);

        EventIndex.Page first = index.page(asked(Event.Status.OPEN, 3), views);
        EventIndex.Page second = index.page(first.next().orElseThrow(), views);
        EventIndex.Page third = index.page(second.next().orElseThrow(), views);

        assertThat(first.events()).extracting(Event::id).containsExactly("ev-7", "ev-6", "ev-5");
        assertThat(second.events()).extracting(Event::id).containsExactly("ev-4", "ev-3", "ev-2");
        assertThat(third.events()).extracting(Event::id).containsExactly("ev-1");
        assertThat(third.next()).isEmpty();
    }

    @Test
    void events_of_one_moment_are_all_listed() {
        for (int event = 0; event < 5; event++) {
            publish("ev-" + event, Event.Status.OPEN, 1);
        }

        assertThat(all(asked(Event.Status.OPEN, 2))).containsExactly("ev-0", "ev-1", "ev-2", "ev-3", "ev-4");
    }

    @Test
    void what_is_opened_and_closed_behind_the_first_page_is_heard_of() {
        publish("ev-1", Event.Status.OPEN, 1);
        publish("ev-2", Event.Status.OPEN, 2);
        assertThat(all(asked(Event.Status.OPEN, 10))).containsExactly("ev-2", "ev-1");

        publish("ev-3", Event.Status.OPEN, 3);
        publish("ev-1", Event.Status.CLOSED, 4);

        assertThat(all(asked(Event.Status.OPEN, 10))).containsExactly("ev-3", "ev-2");
        assertThat(all(asked(Event.Status.CLOSED, 10))).containsExactly("ev-1");
    }

    @Test
    void an_event_that_is_closed_between_two_pages_hides_no_other() {
        publish("ev-1", Event.Status.OPEN, 1);
        publish("ev-2", Event.Status.OPEN, 2);
        publish("ev-3", Event.Status.OPEN, 3);
        EventIndex.Page first = index.page(asked(Event.Status.OPEN, 2), views);

        publish("ev-2", Event.Status.CLOSED, 4);

        assertThat(all(first.next().orElseThrow())).containsExactly("ev-1");
    }

    @Test
    void a_page_of_large_plans_is_shorter() {
        List<Section> plan = Collections.nCopies(1_000, new Section("A", 1, 1, 0));
        for (int second = 1; second <= 5; second++) {
            publish("ev-" + second, Event.Status.OPEN, second, plan);
        }

        assertThat(index.page(asked(Event.Status.OPEN, 50), views).events()).hasSize(2);
        assertThat(all(asked(Event.Status.OPEN, 50))).hasSize(5);
    }

    @Test
    void a_place_is_read_as_it_is_written() {
        var place = new Place(1_795_377_000_000L, "a~b.c-9");

        assertThat(Place.parse(place.toString())).contains(place);
        assertThat(List.of("", "1", "1~", "~a", "x~a", "-1~a", "1~..", "1234567890123456~a"))
                .allMatch(text -> Place.parse(text).isEmpty());
    }

    private List<String> all(EventPage first) {
        var ids = new ArrayList<String>();
        Optional<EventPage> next = Optional.of(first);
        while (next.isPresent()) {
            EventIndex.Page page = index.page(next.get(), views);
            page.events().stream().map(Event::id).forEach(ids::add);
            next = page.next();
        }
        return ids;
    }

    private static EventPage asked(Event.Status status, int limit) {
        return new EventPage(status, limit, Optional.empty());
    }

    private void publish(String id, Event.Status status, int second) {
        publish(id, status, second, List.of(new Section("A", 1, 1, 0)));
    }

    private void publish(String id, Event.Status status, int second, List<Section> plan) {
        var position = new LogPosition(3, second);
        views.put(States.event(
                id,
                id,
                plan,
                status,
                new Decided(position, Instant.ofEpochSecond(second), Optional.empty(), Settled.COMMITTED)));
        index.arrived(id, position);
    }
}
