package io.holdfast.schemas.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RestoreProgressTest {

    private static final TopicPartition SEATS = new TopicPartition("seats-changelog", 3);
    private static final TopicPartition CLOCK = new TopicPartition("clock-changelog", 3);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RestoreProgress progress = new RestoreProgress(meters);

    private double remaining() {
        return meters.get("holdfast.restore.remaining").gauge().value();
    }

    @Test
    void what_is_left_of_all_changelogs_shrinks_with_each_batch_and_is_nothing_at_the_end() {
        progress.onRestoreStart(SEATS, "seats", 100, 1_100);
        progress.onRestoreStart(CLOCK, "clock", 0, 50);
        assertThat(remaining()).isEqualTo(1_050);

        progress.onBatchRestored(SEATS, "seats", 599, 480);
        assertThat(remaining()).isEqualTo(550);

        progress.onRestoreEnd(SEATS, "seats", 980);
        progress.onRestoreEnd(CLOCK, "clock", 50);
        assertThat(remaining()).isZero();
        assertThat(meters.get("holdfast.restored").counter().count()).isEqualTo(480);
    }

    @Test
    void what_is_not_gone_on_with_is_not_left() {
        progress.onRestoreStart(SEATS, "seats", 0, 1_000);

        progress.onRestoreSuspended(SEATS, "seats", 10);

        assertThat(remaining()).isZero();
    }
}
