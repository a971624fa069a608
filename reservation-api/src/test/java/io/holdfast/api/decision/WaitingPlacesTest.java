package io.holdfast.api.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.decision.Call.Deadline;
import io.holdfast.api.decision.Call.Deadline.Purpose;
import io.holdfast.api.settings.TestSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WaitingPlacesTest {

    private final WaitingPlaces places = new WaitingPlaces(TestSettings.places(100, 10), new CountedCommands());

    @Test
    void a_tenant_leaves_a_fifth_of_the_places_to_the_others() {
        assertThat(fill(places.commands(), Optional.of("acme"))).isEqualTo(80);
        assertThat(fill(places.commands(), Optional.of("blue"))).isEqualTo(16);

        assertThat(places.commands().taken()).isEqualTo(96);
        assertThat(enter("third")).isTrue();
    }

    @Test
    void a_place_that_is_given_back_goes_to_the_one_that_has_less() {
        fill(places.commands(), Optional.of("acme"));
        fill(places.commands(), Optional.of("blue"));

        places.commands().leave(Optional.of("acme"));

        assertThat(enter("acme")).isFalse();
        assertThat(enter("blue")).isTrue();
    }

    @Test
    void reads_take_no_place_of_commands() {
        assertThat(fill(places.reads(), Optional.of("acme"))).isEqualTo(8);

        assertThat(fill(places.commands(), Optional.of("acme"))).isEqualTo(80);
    }

    @Test
    void callers_whose_tenant_is_not_known_may_take_all() {
        assertThat(fill(places.commands(), Optional.empty())).isEqualTo(100);
        assertThat(enter("acme")).isFalse();
    }

    @Test
    void one_place_is_anybodys_and_is_given_back_after_the_wait() {
        var single = new WaitingPlaces(TestSettings.places(1, 1), new CountedCommands());

        assertThat(inside(single, "acme", () -> inside(single, "blue", () -> true)))
                .isFalse();
        assertThat(inside(single, "blue", () -> true)).isTrue();
    }

    private static boolean inside(WaitingPlaces places, String tenant, Supplier<Boolean> waiting) {
        var wait = new Deadline(Purpose.COMMAND, Optional.of(tenant), 0, Duration.ZERO);
        return places.within(wait, waiting, () -> false);
    }

    private boolean enter(String tenant) {
        return places.commands().enter(Optional.of(tenant));
    }

    private static int fill(SharedPlaces places, Optional<String> tenant) {
        int taken = 0;
        while (places.enter(tenant)) {
            taken++;
        }
        return taken;
    }
}
