package io.holdfast.api.region;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.States;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Ownership.Link;
import io.holdfast.api.model.SeatStatus;
import io.holdfast.api.publish.Command.RequestPlaces;
import io.holdfast.api.usecase.FakeCopies;
import io.holdfast.api.usecase.FakeViews;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In eu, which has the 20 seats of section A; us has the 3 of section B. */
class LowWaterTest {

    private static final Duration YOUNG = Duration.ofSeconds(1);

    private final FakeViews views = new FakeViews();
    private final FakeCopies copies = new FakeCopies();

    @BeforeEach
    void shared() {
        views.put(States.shared("eu"));
        copies.us.put(States.shared("us"));
        copies.completeUpTo(States.NOW, YOUNG);
    }

    private List<RequestPlaces> requests(int mark) {
        return new LowWater(views, copies, mark).requests();
    }

    @Test
    void a_region_with_fewer_free_seats_than_the_mark_gets_up_to_twice_as_many() {
        assertThat(requests(4)).containsExactly(new RequestPlaces(States.EVENT, "low-water-us-1", "us", 5));
        assertThat(requests(3)).isEmpty();

        copies.us.seat("B-1-1", SeatStatus.HELD);
        assertThat(requests(3)).containsExactly(new RequestPlaces(States.EVENT, "low-water-us-1", "us", 4));
    }

    @Test
    void who_would_run_short_itself_gives_nothing() {
        assertThat(requests(5)).isNotEmpty();
        views.seat("A-1-1", SeatStatus.SOLD);
        views.seat("A-1-2", SeatStatus.SOLD);
        views.seat("A-1-3", SeatStatus.SOLD);
        assertThat(requests(5)).isNotEmpty();

        views.seat("A-1-4", SeatStatus.SOLD);
        assertThat(requests(5)).isEmpty();
    }

    @Test
    void the_name_follows_from_the_number_of_the_transfer() {
        views.put(States.linked("eu", "us", new Link(6, 0), List.of()));
        copies.us.put(States.linked("us", "eu", new Link(0, 6), List.of()));

        assertThat(requests(4)).extracting(RequestPlaces::transfer).containsExactly("low-water-us-7");
    }

    @Test
    void nothing_is_given_while_a_transfer_is_on_its_way() {
        views.put(States.linked("eu", "us", new Link(6, 0), List.of()));
        copies.us.put(States.linked("us", "eu", new Link(0, 5), List.of()));

        assertThat(requests(4)).isEmpty();
    }

    @Test
    void nothing_is_given_by_a_copy_that_is_old_or_of_unknown_age() {
        copies.completeUpTo(States.NOW, Duration.ofSeconds(10));
        assertThat(requests(4)).isEmpty();

        copies.reset();
        copies.us.put(States.shared("us"));
        assertThat(requests(4)).isEmpty();
    }

    @Test
    void an_event_that_the_other_region_does_not_have_or_that_is_closed_is_left_alone() {
        copies.us.reset();
        assertThat(requests(4)).isEmpty();

        copies.us.put(States.shared("us"));
        Event open = States.shared("eu");
        views.put(new Event(
                open.id(),
                open.name(),
                open.currency(),
                open.sections(),
                Event.Status.CLOSED,
                open.ownership(),
                open.tenant(),
                open.perCustomer(),
                open.decided()));
        assertThat(requests(4)).isEmpty();
    }
}
