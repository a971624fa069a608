package io.holdfast.hold.topology;

import static io.holdfast.hold.topology.HoldTopologyFixture.EVENT;
import static io.holdfast.hold.topology.HoldTopologyFixture.hold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.hold.seat.LaterRulesException;
import io.holdfast.hold.seat.RulesVersion;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.OpenEvent;
import io.holdfast.schemas.view.Section;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** What becomes of a command that cannot be decided. */
class DeadLetterTopologyTest extends OnTestDriver {

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
        topology.send(new HoldSeats(EVENT, "r1", List.of(), 300, null), NOW);
        topology.send(new HoldSeats(elsewhere, "r1", List.of("A-1-1"), 300, null), NOW);

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
                EVENT,
                "Night of Strings",
                "EUR",
                List.of(new Section("A", 1, 2, 4_500L)),
                RulesVersion.NEWEST + 1,
                null,
                0);

        assertThatThrownBy(() -> topology.send(open, NOW))
                .isInstanceOf(StreamsException.class)
                .hasRootCauseInstanceOf(LaterRulesException.class);

        assertThat(topology.factNames()).isEmpty();
        assertThat(topology.deadLetters.isEmpty()).isTrue();
        assertThat(topology.states.isEmpty()).isTrue();
    }
}
