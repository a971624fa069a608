package io.holdfast.api.region;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.States;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Home;
import io.holdfast.api.model.Subject;
import io.holdfast.api.region.Homes.Decider;
import io.holdfast.api.settings.RegionSettings;
import io.holdfast.schemas.regions.Regions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HomesTest {

    private static final Decider HERE = new Decider.Here();
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
        assertThat(decider(US, Subject.of(States.EVENT), States.open(), false)).isEqualTo(HERE);
    }

    @Test
    void without_regions_everything_is_decided_here_and_nothing_is_looked_up() {
        var homes = new Homes(RegionSettings.NONE);

        assertThat(homes.home("us~ev-1")).isEmpty();
        assertThat(homes.decider(Subject.of("us~ev-1", "us~cart"), HomesTest::lookedUp, HomesTest::known))
                .isEqualTo(HERE);
    }

    @Test
    void what_belongs_to_a_lost_region_is_decided_by_nobody_until_it_is_adopted() {
        Event lost = States.takenOver("eu", false);

        assertThat(decider(EU, "us~cart", lost, false)).isEqualTo(new Decider.Nobody("us"));
        assertThat(decider(EU, "us~cart", lost, true)).isEqualTo(HERE);
        assertThat(decider(EU, "cart", lost, false)).isEqualTo(HERE);
        assertThat(decider(EU, Subject.of(States.EVENT), lost, false)).isEqualTo(HERE);
        assertThat(decider(EU, "us~cart", States.takenOver("eu", true), false)).isEqualTo(HERE);
    }

    @Test
    void an_event_of_a_lost_region_and_its_ids_without_a_region_are_decided_here_once_its_places_are_adopted() {
        Event lost = States.takenOver("us", "eu", "eu", false);
        Event adopted = States.takenOver("us", "eu", "eu", true);

        assertThat(decider(EU, Subject.of(States.EVENT), lost, false)).isEqualTo(new Decider.Nobody("us"));
        assertThat(decider(EU, "cart", lost, false)).isEqualTo(new Decider.Nobody("us"));
        assertThat(decider(EU, "cart", lost, true)).isEqualTo(HERE);
        assertThat(decider(EU, "eu~cart", lost, false)).isEqualTo(HERE);
        assertThat(decider(EU, Subject.of(States.EVENT), adopted, false)).isEqualTo(HERE);
        assertThat(decider(EU, "cart", adopted, false)).isEqualTo(HERE);
    }

    @Test
    void a_region_that_was_taken_over_decides_about_nothing_of_the_event() {
        var there = new Decider.Other("eu");

        for (boolean adopted : List.of(false, true)) {
            Event retired = States.takenOver("us", adopted);
            assertThat(decider(US, "us~cart", retired, true)).isEqualTo(there);
            assertThat(decider(US, "eu~cart", retired, false)).isEqualTo(there);
            assertThat(decider(US, "cart", retired, true)).isEqualTo(there);
            assertThat(decider(US, Subject.of(States.EVENT), retired, false)).isEqualTo(there);
        }
    }

    /** The other region that decides, for cases in which none was lost. */
    private static Optional<String> elsewhere(Homes homes, Subject subject) {
        return other(homes.decider(subject, Optional::empty, HomesTest::known));
    }

    private static Optional<String> elsewhere(Homes homes, String reservation, Event event) {
        return other(homes.decider(Subject.of(event.id(), reservation), () -> Optional.of(event), HomesTest::known));
    }

    private static Decider decider(Homes homes, String reservation, Event event, boolean adopted) {
        return decider(homes, Subject.of(event.id(), reservation), event, adopted);
    }

    private static Decider decider(Homes homes, Subject subject, Event event, boolean adopted) {
        return homes.decider(subject, () -> Optional.of(event), () -> adopted);
    }

    private static Optional<String> other(Decider decider) {
        return switch (decider) {
            case Decider.Here() -> Optional.empty();
            case Decider.Other(String region) -> Optional.of(region);
            case Decider.Nobody(String lost) -> throw new AssertionError(lost);
        };
    }

    private static Optional<Event> lookedUp() {
        throw new AssertionError("looked up");
    }

    private static boolean known() {
        throw new AssertionError("looked up");
    }
}
