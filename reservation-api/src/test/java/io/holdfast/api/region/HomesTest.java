package io.holdfast.api.region;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.States;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Home;
import io.holdfast.api.model.Subject;
import io.holdfast.api.settings.RegionSettings;
import io.holdfast.schemas.regions.Regions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HomesTest {

    private static final Homes EU = in("eu");
    private static final Homes US = in("us");

    private static Homes in(String here) {
        return new Homes(new RegionSettings(new Regions(Optional.of(here), List.of("eu", "us")), Map.of(), 0));
    }

    @Test
    void an_event_is_opened_in_the_region_that_its_id_names_else_in_the_first() {
        assertThat(US.home("ev-1")).contains(new Home("eu", List.of("us")));
        assertThat(EU.home("us~ev-1")).contains(new Home("us", List.of("eu")));
        assertThat(elsewhere(EU, Subject.of("us~ev-1"))).contains("us");
        assertThat(elsewhere(EU, Subject.of("eu~ev-1"))).isEmpty();
        assertThat(elsewhere(EU, Subject.of("ev-1"))).isEmpty();
        assertThat(elsewhere(US, Subject.of("ev-1"))).contains("eu");
    }

    @Test
    void an_id_of_a_region_that_nobody_knows_is_opened_nowhere() {
        assertThat(elsewhere(EU, Subject.of("mars~ev-1"))).contains("mars");
        assertThat(elsewhere(US, Subject.of("mars~ev-1"))).contains("mars");
    }

    @Test
    void a_reservation_belongs_where_its_id_says_else_to_the_home_of_its_event() {
        Event event = States.shared("eu");

        assertThat(elsewhere(EU, "us~cart", event)).contains("us");
        assertThat(elsewhere(EU, "eu~cart", event)).isEmpty();
        assertThat(elsewhere(EU, "cart", event)).isEmpty();
        assertThat(elsewhere(US, "cart", States.shared("us"))).contains("eu");
        assertThat(elsewhere(US, "us~cart", States.shared("us"))).isEmpty();
    }

    @Test
    void a_reservation_of_an_event_that_is_not_known_yet_belongs_to_the_same_region() {
        assertThat(elsewhere(EU, Subject.of("us~ev-1", "cart"))).contains("us");
        assertThat(elsewhere(EU, Subject.of("us~ev-1", "eu~cart"))).isEmpty();
        assertThat(elsewhere(US, Subject.of("ev-1", "cart"))).contains("eu");
        assertThat(elsewhere(US, Subject.of("ev-1", "us~cart"))).isEmpty();
    }

    @Test
    void an_event_that_was_opened_without_regions_stays_where_it_is_with_all_its_ids() {
        assertThat(elsewhere(US, "eu~cart", States.open())).isEmpty();
        assertThat(US.elsewhere(Subject.of(States.EVENT), () -> Optional.of(States.open())))
                .isEmpty();
    }

    @Test
    void without_regions_everything_is_decided_here_and_nothing_is_looked_up() {
        var homes = new Homes(RegionSettings.NONE);

        assertThat(homes.home("us~ev-1")).isEmpty();
        assertThat(homes.elsewhere(Subject.of("us~ev-1", "us~cart"), () -> {
                    throw new AssertionError("looked up");
                }))
                .isEmpty();
    }

    private static Optional<String> elsewhere(Homes homes, Subject subject) {
        return homes.elsewhere(subject, Optional::empty);
    }

    private static Optional<String> elsewhere(Homes homes, String reservation, Event event) {
        return homes.elsewhere(Subject.of(event.id(), reservation), () -> Optional.of(event));
    }
}
