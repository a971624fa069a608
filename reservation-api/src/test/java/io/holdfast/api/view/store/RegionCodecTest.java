package io.holdfast.api.view.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.model.Ownership.TakenOver;
import io.holdfast.schemas.view.Event;
import io.holdfast.schemas.view.Home;
import io.holdfast.schemas.view.Ownership;
import io.holdfast.schemas.view.SeatRange;
import io.holdfast.schemas.view.Share;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegionCodecTest {

    @Test
    void who_has_the_places_and_which_region_was_taken_over_is_read_as_it_was_published() {
        Event plain = StateFixture.event("ev-1");
        var event = new Event(
                plain.getEvent(),
                plain.getName(),
                plain.getCurrency(),
                plain.getSections(),
                plain.getStatus(),
                plain.getDecided(),
                2,
                new Home("eu", List.of("us"), List.of()),
                new Ownership(
                        "eu",
                        List.of(new Share("us", List.of(new SeatRange("A-1-2", "A-1-2")))),
                        4L,
                        List.of(),
                        List.of(),
                        List.of(new io.holdfast.schemas.view.TakenOver("us", "eu", 3, 17L, false))),
                null,
                0);

        assertThat(RegionCodec.ownership(event)).hasValueSatisfying(ownership -> {
            assertThat(ownership.isOwn(List.of("A-1-1"))).isTrue();
            assertThat(ownership.isOwn(List.of("A-1-2"))).isFalse();
            assertThat(ownership.takenOver()).containsExactly(new TakenOver("us", "eu", false));
            assertThat(ownership.isBeingTakenOver("us")).isTrue();
            assertThat(ownership.retiredBy()).isEmpty();
        });
    }

    @Test
    void an_event_without_regions_has_no_owners() {
        assertThat(RegionCodec.ownership(StateFixture.event("ev-1"))).isEmpty();
    }
}
