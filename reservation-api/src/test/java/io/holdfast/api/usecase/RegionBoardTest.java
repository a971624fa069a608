package io.holdfast.api.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.States;
import io.holdfast.api.model.Ownership.Cession;
import io.holdfast.api.model.Ownership.Link;
import io.holdfast.api.usecase.RegionBoard.InTransit;
import io.holdfast.api.usecase.RegionBoard.Lost;
import io.holdfast.api.usecase.RegionBoard.Standing;
import io.holdfast.api.usecase.RegionBoard.TakeOver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RegionBoardTest {

    private static final Cession ROW = new Cession("t-2", 2, "us", States.places("A-2"));

    private final FakeViews views = new FakeViews();
    private final FakeCopies copies = new FakeCopies();
    private final AtomicReference<Instant> now = new AtomicReference<>(States.NOW);
    private final RegionBoard board = new RegionBoard(views, copies, now::get);

    @Test
    void a_region_is_told_with_its_copy_and_how_far_that_has_come() {
        copies.completeUpTo(States.NOW, Duration.ofMillis(70));

        assertThat(board.read()).singleElement().satisfies(region -> {
            assertThat(region.copy()).isEqualTo(copies.all().getFirst().age());
            assertThat(region.positions()).isEqualTo(Map.of(3, 17L));
            assertThat(region.inTransit()).isEqualTo(new InTransit(0, 0));
        });
    }

    @Test
    void places_that_were_given_are_on_their_way_until_the_copy_shows_them_received() {
        views.put(States.shared("eu", Map.of("us", "A-2"), List.of(ROW)));

        assertThat(inTransit()).isEqualTo(new InTransit(10, 0));

        copies.us.put(States.linked("us", "eu", new Link(0, 1), List.of()));
        assertThat(inTransit()).isEqualTo(new InTransit(10, 0));

        copies.us.put(States.linked("us", "eu", new Link(0, 2), List.of()));
        assertThat(inTransit()).isEqualTo(new InTransit(0, 0));
    }

    @Test
    void places_that_come_are_on_their_way_until_they_are_received_here() {
        copies.us.put(
                States.linked("us", "eu", new Link(1, 0), List.of(new Cession("t-1", 1, "eu", States.places("B")))));
        views.put(States.shared("eu"));

        assertThat(inTransit()).isEqualTo(new InTransit(0, 3));

        views.put(States.linked("eu", "us", new Link(0, 1), List.of()));
        assertThat(inTransit()).isEqualTo(new InTransit(0, 0));
    }

    @Test
    void an_event_that_was_opened_without_regions_has_nothing_on_its_way() {
        views.put(States.open());

        assertThat(inTransit()).isEqualTo(new InTransit(0, 0));
    }

    @Test
    void what_was_on_its_way_to_a_lost_region_or_from_it_is_not_any_more_once_it_is_adopted() {
        copies.us.put(
                States.linked("us", "eu", new Link(1, 0), List.of(new Cession("t-1", 1, "eu", States.places("B")))));
        views.put(States.takenOver("eu", false, List.of(ROW)));

        assertThat(inTransit()).isEqualTo(new InTransit(10, 3));
        assertThat(board.takeOvers()).isEqualTo(Map.of(new Lost("us", "eu"), new TakeOver(1, 0)));

        views.put(States.takenOver("eu", true, List.of(ROW)));

        assertThat(inTransit()).isEqualTo(new InTransit(0, 0));
        assertThat(board.takeOvers()).isEqualTo(Map.of(new Lost("us", "eu"), new TakeOver(1, 1)));
    }

    @Test
    void a_region_that_was_taken_over_waits_for_nothing() {
        views.put(States.takenOver("us", false, List.of(ROW)));

        assertThat(inTransit()).isEqualTo(new InTransit(0, 0));
    }

    @Test
    void many_who_look_at_once_cause_one_count() {
        assertThat(inTransit()).isEqualTo(new InTransit(0, 0));
        views.put(States.shared("eu", Map.of("us", "A-2"), List.of(ROW)));

        assertThat(board.inTransit("us")).isEqualTo(new InTransit(0, 0));
    }

    /** Later than the last count. */
    private InTransit inTransit() {
        now.updateAndGet(before -> before.plusSeconds(5));
        return board.read().stream().map(Standing::inTransit).findFirst().orElseThrow();
    }
}
