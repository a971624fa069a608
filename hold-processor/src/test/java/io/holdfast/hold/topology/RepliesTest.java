package io.holdfast.hold.topology;

import static io.holdfast.hold.topology.HoldTopologyFixture.EVENT;
import static io.holdfast.hold.topology.HoldTopologyFixture.hold;
import static io.holdfast.hold.topology.HoldTopologyFixture.openEvent;
import static io.holdfast.hold.topology.HoldTopologyFixture.release;
import static io.holdfast.hold.topology.HoldTopologyFixture.tick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.holdfast.hold.topology.HoldTopologyFixture.Replied;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.view.Event;
import io.holdfast.schemas.view.Reservation;
import io.holdfast.schemas.view.ReservationStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepliesTest {

    private static final String PLACE = "3";

    @TempDir
    private Path stateDir;

    private HoldTopologyFixture topology;

    @BeforeEach
    void start() {
        topology = new HoldTopologyFixture(stateDir);
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void whoever_waits_is_told_what_the_view_will_show() {
        Stream.of(openEvent(), hold("cart-91", "A-1-12", "A-1-13"), release("cart-91"))
                .forEach(command -> topology.sendAwaited(command, PLACE));

        Event event = topology.events.readValue();
        List<Reservation> reservations = topology.reservations.readValuesToList();
        assertThat(topology.replies)
                .containsExactly(
                        new Replied(3, EVENT, 0, event),
                        new Replied(3, EVENT + "/cart-91", 1, reservations.get(0)),
                        new Replied(3, EVENT + "/cart-91", 2, reservations.get(1)));
    }

    @Test
    void a_command_that_changes_nothing_is_answered_with_how_things_stand() {
        topology.open();
        topology.sendAwaited(hold("cart-91", "A-1-12"), PLACE);
        topology.sendAwaited(hold("cart-91", "A-1-12"), PLACE);

        assertThat(topology.replies)
                .extracting(Replied::offset, replied -> ((Reservation) replied.state()).getStatus())
                .containsExactly(tuple(1L, ReservationStatus.HELD), tuple(2L, ReservationStatus.HELD));
        assertThat(topology.replies.get(0).state())
                .isEqualTo(topology.replies.get(1).state());
    }

    @Test
    void nobody_is_told_of_what_is_not_there() {
        topology.sendAwaited(hold("cart-91", "A-1-12"), PLACE);

        assertThat(topology.replies).isEmpty();
    }

    @Test
    void nobody_is_told_who_does_not_wait() {
        topology.open();
        topology.send(hold("cart-91", "A-1-12"), Duration.ZERO);
        topology.sendAwaited(tick(), PLACE);

        assertThat(topology.replies).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "16", "", "here", "99999999999"})
    void a_place_that_is_none_costs_the_reply_alone(String place) {
        assertThat(Topics.REPLIES.partitions()).isEqualTo(16);
        topology.open();
        topology.sendAwaited(hold("cart-91", "A-1-12"), place);

        assertThat(topology.replies).isEmpty();
        assertThat(topology.factNames()).containsExactly("EventOpened", "SeatsHeld");
    }
}
