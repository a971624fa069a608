package io.holdfast.hold.topology;

import static io.holdfast.hold.topology.HoldTopologyFixture.EVENT;
import static io.holdfast.hold.topology.HoldTopologyFixture.START;
import static io.holdfast.hold.topology.HoldTopologyFixture.closeEvent;
import static io.holdfast.hold.topology.HoldTopologyFixture.hold;
import static io.holdfast.hold.topology.HoldTopologyFixture.release;
import static io.holdfast.hold.topology.HoldTopologyFixture.tick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.view.Event;
import io.holdfast.schemas.view.Reservation;
import io.holdfast.schemas.view.ReservationStatus;
import io.holdfast.schemas.view.State;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which facts and states a command about a hold leads to, and what their records carry. */
class HoldTopologyTest extends OnTestDriver {

    @Test
    void a_hold_is_a_fact_and_a_state_from_which_its_seats_follow() {
        topology.openedAndHeld();

        assertThat(topology.factNames()).containsExactly("EventOpened", "SeatsHeld");
        assertThat(topology.reservation())
                .extracting(Reservation::getStatus, Reservation::getPriceMinor, Reservation::getExpiresAt)
                .containsExactly(ReservationStatus.HELD, 9_000L, START.plus(END));
        assertThat(topology.holders()).isEqualTo(Map.of(12, "cart-91", 13, "cart-91"));
        assertThat(topology.deadLetters.isEmpty()).isTrue();
    }

    @Test
    void every_record_says_which_command_caused_it_and_carries_log_time() {
        topology.openedAndHeld();

        TestRecord<String, State> state = topology.states.readRecordsToList().getLast();
        TestRecord<String, SeatEvent> fact = topology.facts.readRecordsToList().getLast();

        assertThat(state.headers()).extracting(Header::key).containsExactly(RecordHeaders.CAUSE);
        assertThat(RecordHeaders.get(state.headers(), RecordHeaders.CAUSE)).isEqualTo("0:1");
        assertThat(state.key()).isEqualTo("R" + EVENT + "/cart-91");
        assertThat(state.getRecordTime()).isEqualTo(START);
        assertThat(RecordHeaders.get(fact.headers(), RecordHeaders.CAUSE)).isEqualTo("0:1");
        assertThat(RecordHeaders.get(fact.headers(), "ce_specversion")).isEqualTo("1.0");
    }

    @Test
    void a_repeated_or_refused_command_writes_the_unchanged_state_with_its_own_cause() {
        topology.openedAndHeld();
        State held = topology.states.readValuesToList().getLast();

        topology.send(hold("cart-91", "A-1-13", "A-1-12"), NOW);
        topology.send(hold("cart-91", "A-2-1"), NOW);

        List<TestRecord<String, State>> again = topology.states.readRecordsToList();
        assertThat(again).extracting(TestRecord::value).containsExactly(held, held);
        assertThat(causes(again)).containsExactly("0:2", "0:3");
    }

    @Test
    void a_command_about_nothing_writes_a_tombstone_with_its_cause() {
        topology.open();
        var _ = topology.states.readRecordsToList();

        topology.send(release("cart-91"), NOW);

        List<TestRecord<String, State>> states = topology.states.readRecordsToList();
        assertThat(states)
                .extracting(TestRecord::key, TestRecord::value)
                .containsExactly(tuple("R" + EVENT + "/cart-91", null));
        assertThat(causes(states)).containsExactly("0:1");
    }

    private static List<@Nullable String> causes(List<TestRecord<String, State>> states) {
        return states.stream()
                .<@Nullable String>map(state -> RecordHeaders.get(state.headers(), RecordHeaders.CAUSE))
                .toList();
    }

    private static List<Boolean> more(List<TestRecord<String, State>> states) {
        return states.stream()
                .map(state -> state.headers().lastHeader(RecordHeaders.MORE) != null)
                .toList();
    }

    @Test
    void a_reservation_whose_id_is_that_of_a_seat_is_not_mistaken_for_it() {
        topology.open();
        topology.send(hold("A-1-12", "A-1-12"), NOW);
        topology.send(hold("A-1-13", "A-1-12"), NOW);

        topology.send(release("A-1-12"), NOW);

        assertThat(topology.factNames()).containsExactly("EventOpened", "SeatsHeld", "HoldRejected", "HoldReleased");
    }

    @Test
    void a_released_seat_is_nobodys() {
        topology.openedAndHeld();

        topology.send(release("cart-91"), NOW);

        assertThat(topology.holders()).isEmpty();
    }

    @Test
    void a_seat_that_changes_hands_in_one_decision_is_the_new_holders_and_the_last_state_says_that_it_is_the_last() {
        topology.openedAndHeld();
        var _ = topology.states.readRecordsToList();

        topology.send(hold("cart-92", "A-1-12"), END);

        assertThat(topology.factNames()).endsWith("HoldExpired", "SeatsHeld");
        assertThat(topology.holders()).isEqualTo(Map.of(12, "cart-92"));
        List<TestRecord<String, State>> states = topology.states.readRecordsToList();
        assertThat(states)
                .extracting(TestRecord::key)
                .containsExactly("R" + EVENT + "/cart-91", "R" + EVENT + "/cart-92");
        assertThat(causes(states)).containsExactly("0:2", "0:2");
        assertThat(more(states)).containsExactly(true, false);
    }

    @Test
    void a_forgotten_reservation_is_a_tombstone_and_leaves_no_state() {
        topology.openedAndHeld();
        topology.send(release("cart-91"), NOW);
        var _ = topology.states.readRecordsToList();

        topology.send(tick(), Duration.ofDays(1));

        List<TestRecord<String, State>> states = topology.states.readRecordsToList();
        assertThat(states)
                .extracting(TestRecord::key, TestRecord::value)
                .containsExactly(tuple("R" + EVENT + "/cart-91", null));
        assertThat(causes(states)).containsExactly("0:3");
        try (KeyValueIterator<Bytes, byte[]> left = topology.store().wrapped().all()) {
            assertThat(left)
                    .toIterable()
                    .extracting(entry -> entry.key.get())
                    .containsExactly(("E" + EVENT).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void closing_shows_in_the_state_of_the_event() {
        topology.open();
        topology.send(closeEvent(), NOW);

        assertThat(topology.states.readValuesToList())
                .extracting(state -> ((Event) state.getState()).getStatus().name())
                .containsExactly("OPEN", "CLOSED");
    }
}
