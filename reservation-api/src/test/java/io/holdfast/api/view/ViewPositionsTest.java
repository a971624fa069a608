package io.holdfast.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ViewPositionsTest {

    private static final TopicPartition EVENTS = new TopicPartition("events", 0);
    private static final TopicPartition SEATS = new TopicPartition("seats", 0);

    private final ViewPositions positions = new ViewPositions();

    @Test
    void every_end_must_be_reached() {
        positions.publish(EVENTS, 7);

        assertThat(positions.reach(Map.of(EVENTS, 7L))).isTrue();
        assertThat(positions.reach(Map.of(EVENTS, 8L))).isFalse();
        assertThat(positions.reach(Map.of(EVENTS, 7L, SEATS, 1L))).isFalse();
        assertThat(positions.reach(Map.of(EVENTS, 7L, SEATS, 0L))).isTrue();
    }
}
