package io.holdfast.hold.topology;

import static io.holdfast.hold.topology.HoldTopologyFixture.EVENT;
import static io.holdfast.hold.topology.HoldTopologyFixture.START;
import static io.holdfast.hold.topology.HoldTopologyFixture.closeEvent;
import static io.holdfast.hold.topology.HoldTopologyFixture.extend;
import static io.holdfast.hold.topology.HoldTopologyFixture.hold;
import static io.holdfast.hold.topology.HoldTopologyFixture.release;
import static io.holdfast.hold.topology.HoldTopologyFixture.tick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.holdfast.hold.seat.LaterRulesException;
import io.holdfast.hold.seat.RulesVersion;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.OpenEvent;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.view.Event;
import io.holdfast.schemas.view.Reservation;
import io.holdfast.schemas.view.ReservationStatus;
import io.holdfast.schemas.view.Section;
import io.holdfast.schemas.view.State;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldTopologyTest {

    private static final Duration NOW = Duration.ZERO;
    private static final Duration END = Duration.ofMinutes(5);

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

    private void openedAndHeld() {
        topology.open();
        topology.send(hold("cart-91", "A-1-12", "A-1-13"), NOW);
    }

    @Test
    void a_hold_is_a_fact_and_a_state_from_which_its_seats_follow() {
        openedAndHeld();

        assertThat(topology.factNames()).containsExactly("EventOpened", "SeatsHeld");
        assertThat(topology.reservation())
                .extracting(Reservation::getStatus, Reservation::getPriceMinor, Reservation::getExpiresAt)
                .containsExactly(ReservationStatus.HELD, 9_000L, START.plus(END));
        assertThat(topology.holders()).isEqualTo(Map.of(12, "cart-91", 13, "cart-91"));
        assertThat(topology.deadLetters.isEmpty()).isTrue();
    }

    @Test
    void every_record_says_which_command_caused_it_and_carries_log_time() {
        openedAndHeld();

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
        openedAndHeld();
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
    void a_reservation_that_is_called_like_a_seat_is_not_mistaken_for_it() {
        topology.open();
        topology.send(hold("A-1-12", "A-1-12"), NOW);
        topology.send(hold("A-1-13", "A-1-12"), NOW);

        topology.send(release("A-1-12"), NOW);

        assertThat(topology.factNames()).containsExactly("EventOpened", "SeatsHeld", "HoldRejected", "HoldReleased");
    }

    @Test
    void a_released_seat_is_nobodys() {
        openedAndHeld();

        topology.send(release("cart-91"), NOW);

        assertThat(topology.holders()).isEmpty();
    }

    @Test
    void a_seat_that_changes_hands_in_one_decision_is_the_new_holders_and_the_last_state_says_that_it_is_the_last() {
        openedAndHeld();
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
    void a_tick_expires_by_log_time() {
        openedAndHeld();

        topology.send(tick(), END.minusMillis(1));
        topology.send(tick(), END);
        topology.send(tick(), END);

        assertThat(topology.factNames()).containsExactly("EventOpened", "SeatsHeld", "HoldExpired");
    }

    @Test
    void log_time_never_runs_backwards() {
        topology.open();
        topology.send(tick(), Duration.ofSeconds(100));

        topology.send(hold("cart-91", "A-1-12"), Duration.ofSeconds(40));

        assertThat(topology.reservation().getExpiresAt()).isEqualTo(START.plusSeconds(400));
    }

    @Test
    void a_tick_is_asked_for_when_the_brokers_clock_passes_a_deadline_and_not_before() {
        topology.stamped(NOW);
        openedAndHeld();

        topology.pass(END.minusMillis(1));
        assertThat(topology.ticksAsked).isEmpty();
        topology.pass(Duration.ofMillis(200));
        assertThat(topology.ticksAsked).containsExactly(0);
    }

    @Test
    void a_tick_reads_the_brokers_clock_where_a_deadline_may_have_passed() {
        topology.open();
        topology.pass(Duration.ofSeconds(10));
        assertThat(topology.ticksAsked).isEmpty();

        topology.send(hold("cart-91", "A-1-12"), NOW);
        topology.pass(Duration.ofMillis(100));
        assertThat(topology.ticksAsked).containsExactly(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {-7_200, 7_200})
    void this_machines_clock_asks_for_no_more_than_one_tick_whatever_it_is_set_to(int seconds) {
        topology.stamped(NOW);
        openedAndHeld();

        topology.wallIsOff = Duration.ofSeconds(seconds);
        topology.pass(Duration.ofMillis(100));
        assertThat(topology.ticksAsked).as("to read the broker's clock").containsExactly(0);
        topology.stamped(Duration.ofMillis(100));
        topology.send(tick(), Duration.ofMillis(100));
        topology.pass(END.minusMillis(200));
        assertThat(topology.ticksAsked).containsExactly(0);

        topology.pass(Duration.ofMillis(200));
        assertThat(topology.ticksAsked).as("when the hold is over").containsExactly(0, 0);
    }

    @Test
    void a_tick_that_is_lost_is_asked_for_again_and_one_that_was_read_is_not() {
        topology.stamped(NOW);
        openedAndHeld();
        topology.pass(END);

        topology.pass(TickSchedule.LOST_AFTER);
        assertThat(topology.ticksAsked).containsExactly(0, 0);
        topology.send(tick(), END);
        topology.pass(Duration.ofSeconds(10));
        assertThat(topology.ticksAsked).containsExactly(0, 0);
    }

    @Test
    void ticks_that_change_nothing_are_asked_for_twice_a_second_at_the_most() {
        topology.stamped(END);
        openedAndHeld();
        // The broker that leads now is behind the one that was read: nothing falls due by log time.
        for (int tenth = 0; tenth < 100; tenth++) {
            int asked = topology.ticksAsked.size();
            topology.pass(Duration.ofMillis(100));
            if (topology.ticksAsked.size() > asked) {
                topology.send(tick(), Duration.ofSeconds(1));
            }
        }

        assertThat(topology.ticksAsked).hasSizeBetween(17, 20);
    }

    @Test
    void a_full_batch_asks_for_the_next_tick_at_once() {
        topology.open();
        IntStream.range(0, 200)
                .forEach(i -> topology.send(hold("r" + i, "A-" + (i / 20 + 1) + "-" + (i % 20 + 1)), NOW));
        for (int round = 0; round < 4; round++) {
            // Rejected identities are due after a day: 200 held, then 400 more to forget.
            String name = "again" + round + "-";
            IntStream.range(0, 100).forEach(i -> topology.send(hold(name + i, "A-1-1"), NOW));
        }
        topology.stamped(Duration.ofDays(2));

        topology.send(tick(), Duration.ofDays(2));

        assertThat(topology.ticksAsked).containsExactly(0);
    }

    @Test
    void an_undecodable_record_goes_to_the_dead_letters_as_it_was_and_the_next_command_is_decided() {
        topology.open();
        byte[] garbage = "not avro".getBytes(StandardCharsets.UTF_8);

        topology.send(garbage, NOW);
        topology.send(hold("cart-91", "A-1-12"), NOW);

        TestRecord<byte[], byte[]> letter = topology.deadLetters.readRecord();
        assertThat(letter.value()).isEqualTo(garbage);
        assertThat(RecordHeaders.get(letter.headers(), "holdfast_dead_letter_topic"))
                .isEqualTo(Topics.SEAT_COMMANDS.name());
        assertThat(RecordHeaders.get(letter.headers(), "holdfast_dead_letter_offset"))
                .isEqualTo("1");
        assertThat(RecordHeaders.get(letter.headers(), "holdfast_dead_letter_error"))
                .contains("wire format");
        assertThat(topology.factNames()).containsExactly("EventOpened", "SeatsHeld");
    }

    @Test
    void a_tombstone_a_broken_limit_and_a_misplaced_command_go_to_the_dead_letters() {
        topology.open();
        String elsewhere = IntStream.range(0, 100)
                .mapToObj(i -> "other-" + i)
                .filter(event -> Partitions.DEFAULT.of(event) != 0)
                .findFirst()
                .orElseThrow();

        topology.send((byte[]) null, NOW);
        topology.send(new HoldSeats(EVENT, "r1", List.of(), 300), NOW);
        topology.send(new HoldSeats(elsewhere, "r1", List.of("A-1-1"), 300), NOW);

        assertThat(topology.deadLetters.readRecordsToList())
                .extracting(letter -> RecordHeaders.get(letter.headers(), "holdfast_dead_letter_error"))
                .satisfiesExactly(
                        error -> assertThat(error).contains("tombstone"),
                        error -> assertThat(error).contains("1 to 10 seats"),
                        error -> assertThat(error).contains("another partition"));
        assertThat(topology.factNames()).containsExactly("EventOpened");
    }

    @Test
    void a_command_for_a_later_build_ends_this_one_and_leaves_no_trace_of_it() {
        var open = new OpenEvent(
                EVENT, "Night of Strings", "EUR", List.of(new Section("A", 1, 2, 4_500L)), RulesVersion.NEWEST + 1);

        assertThatThrownBy(() -> topology.send(open, NOW))
                .isInstanceOf(StreamsException.class)
                .hasRootCauseInstanceOf(LaterRulesException.class);

        assertThat(topology.factNames()).isEmpty();
        assertThat(topology.deadLetters.isEmpty()).isTrue();
        assertThat(topology.states.isEmpty()).isTrue();
    }

    @Test
    void a_forgotten_reservation_is_a_tombstone_and_leaves_no_state() {
        openedAndHeld();
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
    void an_extension_moves_the_deadline() {
        openedAndHeld();
        topology.send(extend("cart-91"), NOW);

        topology.send(tick(), END);
        topology.send(tick(), Duration.ofMinutes(10));

        assertThat(topology.factNames()).containsExactly("EventOpened", "SeatsHeld", "HoldExtended", "HoldExpired");
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
