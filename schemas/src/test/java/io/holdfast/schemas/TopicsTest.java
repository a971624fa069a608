package io.holdfast.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void the_log_is_stamped_by_the_broker_and_kept_for_ever() {
        assertThat(Topics.SEAT_COMMANDS.settings())
                .containsEntry("message.timestamp.type", "LogAppendTime")
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "-1")
                .containsEntry("retention.bytes", "-1")
                .containsEntry("unclean.leader.election.enable", "false");
    }

    @Test
    void everything_of_an_event_has_the_number_of_partitions_that_was_set_up() {
        assertThat(Topics.ALL)
                // What set-up and operators write is no event's, nor how far the logs are.
                .filteredOn(topic -> !List.of(Topics.INSTALLATION, Topics.SKIPS, Topics.SCHEMAS, Topics.REGION_BEATS)
                        .contains(topic))
                .extracting(Topic::partitions)
                .containsOnly(OptionalInt.empty());
    }

    @Test
    void names_begin_with_holdfast_but_the_one_that_streams_gives_and_stand_once() {
        assertThat(Topics.ALL)
                .extracting(Topic::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.startsWith("holdfast.") || name.equals("hold-processor-state-changelog"));
    }

    @Test
    void a_position_reads_back_what_it_writes_and_nothing_else() {
        assertThat(LogPosition.parse("3:8812")).isEqualTo(new LogPosition(3, 8_812));
        assertThat(new LogPosition(3, 8_812)).hasToString("3:8812");
        for (String none :
                new String[] {"", ":", "3", "3:", ":3", "-1:3", "3:-1", "a:b", "3:8812x", "3:99999999999999999999"}) {
            assertThat(LogPosition.parse(none)).as(none).isNull();
        }
    }

    @Test
    void a_trace_id_is_taken_from_a_sound_trace_context_alone() {
        String id = "4bf92f3577b34da6a3ce929d0e0e4736";
        assertThat(RecordHeaders.traceId("00-" + id + "-00f067aa0ba902b7-01")).isEqualTo(id);
        assertThat(RecordHeaders.traceId(null)).isNull();
        assertThat(RecordHeaders.traceId("00-" + "0".repeat(32) + "-00f067aa0ba902b7-01"))
                .isNull();
        assertThat(RecordHeaders.traceId("00-" + id.replace('4', 'Z') + "-00f067aa0ba902b7-01"))
                .isNull();
    }
}
