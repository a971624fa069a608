package io.holdfast.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.Position;
import java.util.Map;
import java.util.Optional;
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

    @Test
    void a_stored_view_keeps_its_cause_and_its_bytes() {
        byte[] record = {0, 0, 0, 0, 1, 42};
        var cause = Optional.of(new Position(5, Long.MAX_VALUE));

        assertThat(StoredView.cause(StoredView.of(cause, record))).isEqualTo(cause);
        assertThat(StoredView.record(StoredView.of(cause, record))).isEqualTo(record);
        assertThat(StoredView.cause(StoredView.of(Optional.empty(), record))).isEmpty();
    }
}
