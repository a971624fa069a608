package io.holdfast.api.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.decision.Call.Deadline;
import io.holdfast.api.decision.Call.Deadline.Purpose;
import io.holdfast.api.settings.TestSettings;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitingPlacesTest {

    private final WaitingPlaces places = new WaitingPlaces(TestSettings.places(100, 10), new CountedCommands());

    @Test
    void a_tenant_leaves_a_fifth_of_the_places_to_the_others() {
        assertThat(fill(command("acme"))).isEqualTo(80);
        assertThat(fill(command("blue"))).isEqualTo(16);

        assertThat(places.commands().taken()).isEqualTo(96);
        assertThat(places.enter(command("third"))).isTrue();
    }

    @Test
    void a_place_that_is_given_back_goes_to_the_one_that_has_less() {
        fill(command("acme"));
        fill(command("blue"));

        places.leave(command("acme"));

        assertThat(places.enter(command("acme"))).isFalse();
        assertThat(places.enter(command("blue"))).isTrue();
    }

    @Test
    void reads_take_no_place_of_commands() {
        assertThat(fill(wait(Purpose.READ, Optional.of("acme")))).isEqualTo(8);

        assertThat(fill(command("acme"))).isEqualTo(80);
    }

    @Test
    void callers_whose_tenant_is_not_known_may_take_all() {
        assertThat(fill(wait(Purpose.COMMAND, Optional.empty()))).isEqualTo(100);
        assertThat(places.enter(command("acme"))).isFalse();
    }

    @Test
    void one_place_is_anybodys() {
        var single = new WaitingPlaces(TestSettings.places(1, 1), new CountedCommands());

        assertThat(single.enter(command("acme"))).isTrue();
        assertThat(single.enter(command("blue"))).isFalse();
        single.leave(command("acme"));
        assertThat(single.enter(command("blue"))).isTrue();
    }

    private int fill(Deadline wait) {
        int taken = 0;
        while (places.enter(wait)) {
            taken++;
        }
        return taken;
    }

    private static Deadline command(String tenant) {
        return wait(Purpose.COMMAND, Optional.of(tenant));
    }

    private static Deadline wait(Purpose purpose, Optional<String> tenant) {
        return new Deadline(purpose, tenant, 0, Duration.ZERO);
    }
}
