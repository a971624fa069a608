package io.holdfast.hold.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CommitWatchTest {

    private static final TopicPartition PARTITION = new TopicPartition("holdfast.seat-commands", 3);

    private final CommitWatch watch = new CommitWatch();
    private Duration now = Duration.ofDays(1);

    private String look(long committed, long end) {
        watch.look(Map.of(PARTITION, committed), Map.of(PARTITION, end), now.toNanos());
        return watch.stuck();
    }

    @Test
    void a_partition_that_waits_and_does_not_get_on_is_named_after_a_while() {
        assertThat(look(10, 12)).isEmpty();
        now = now.plus(CommitWatch.STUCK).minusMillis(1);
        assertThat(look(10, 20)).isEmpty();
        now = now.plusMillis(1);
        assertThat(look(10, 30)).contains("holdfast.seat-commands-3", "10 of 30");
    }

    @Test
    void a_partition_that_gets_on_is_not_stuck_however_far_behind_it_is() {
        look(10, 1_000);
        now = now.plus(CommitWatch.STUCK);
        assertThat(look(11, 2_000)).isEmpty();
    }

    @Test
    void a_partition_where_nothing_waits_is_not_stuck() {
        look(10, 10);
        now = now.plus(CommitWatch.STUCK);
        assertThat(look(10, 10)).isEmpty();
        assertThat(look(10, 11)).as("what came just now has not waited").isEmpty();
    }

    @Test
    void a_partition_that_another_instance_has_now_is_forgotten() {
        look(10, 12);
        now = now.plus(CommitWatch.STUCK);
        watch.look(Map.of(), Map.of(), now.toNanos());
        assertThat(look(10, 12)).isEmpty();
    }
}
