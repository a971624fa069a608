package io.holdfast.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionsTest {

    private static final Partitions THREE = new Partitions(3);
    private static final List<Topic> TOPICS = List.of(Topics.SEAT_COMMANDS, Topics.SEAT_EVENTS, Topics.INSTALLATION);

    @Test
    void there_is_at_least_one() {
        assertThatThrownBy(() -> new Partitions(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_event_is_in_one_partition_whatever_its_key_goes_on_with() {
        assertThat(THREE.of("ev-42/A-1-1")).isEqualTo(THREE.of("ev-42"));
        assertThat(THREE.has(THREE.of("ev-42"))).isTrue();
        assertThat(THREE.has(3)).isFalse();
        assertThat(THREE.has(-1)).isFalse();
    }

    @Test
    void a_topic_keyed_by_an_event_has_the_number_of_the_installation_and_others_their_own() {
        assertThat(THREE.of(Topics.SEAT_EVENTS))
                .containsExactly(
                        new TopicPartition("holdfast.seat-events", 0),
                        new TopicPartition("holdfast.seat-events", 1),
                        new TopicPartition("holdfast.seat-events", 2));
        assertThat(THREE.count(Topics.INSTALLATION)).isEqualTo(1);
    }

    @Test
    void topics_with_their_numbers_are_right() {
        assertThatCode(() -> verify(3, 3, 1)).doesNotThrowAnyException();
    }

    @Test
    void each_topic_with_another_number_is_named_with_both_numbers() {
        assertThatThrownBy(() -> verify(3, 6, 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("holdfast.seat-events has 6 partitions and must have 3")
                .hasMessageContaining("holdfast.installation has 2 partitions and must have 1")
                .hasMessageNotContaining("seat-commands has");
    }

    @Test
    void a_topic_that_is_not_there_has_no_wrong_number() {
        assertThatCode(() -> THREE.verify(TOPICS, Map.of())).doesNotThrowAnyException();
    }

    private static void verify(int commands, int events, int installation) {
        THREE.verify(
                TOPICS,
                Map.of(
                        Topics.SEAT_COMMANDS.name(), commands,
                        Topics.SEAT_EVENTS.name(), events,
                        Topics.INSTALLATION.name(), installation));
    }
}
