package io.holdfast.api.decision;

import static io.holdfast.api.answer.States.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.LogPosition;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OwnerProgressTest {

    private final AtomicLong nanoTime = new AtomicLong(-5);
    private final OwnerProgress progress = new OwnerProgress(nanoTime::get);

    @Test
    void what_is_acknowledged_and_undecided_is_behind_since_its_acknowledgement() {
        acknowledged(at(10));
        pass(300);
        acknowledged(at(12));
        pass(200);

        assertThat(standing().undecided()).isEqualTo(2);
        assertThat(standing().oldest()).isEqualTo(Duration.ofMillis(500));
        assertThat(progress.oldest()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void a_decision_settles_everything_before_it_also_what_no_view_ever_shows() {
        acknowledged(at(10));
        pass(300);
        acknowledged(at(11));
        acknowledged(at(13));
        pass(100);

        progress.decided(at(12));

        assertThat(standing().undecided()).isOne();
        assertThat(standing().oldest()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void partitions_say_nothing_of_each_other() {
        acknowledged(at(10));

        progress.decided(new LogPosition(4, 99));

        assertThat(standing().undecided()).isOne();
        assertThat(progress.standing(4, Optional.empty()).undecided()).isZero();
    }

    @Test
    void a_decision_that_comes_before_the_acknowledgement_leaves_nothing_behind() {
        progress.decided(at(10));

        acknowledged(at(10));

        assertThat(standing().undecided()).isZero();
    }

    @Test
    void a_decision_that_is_seen_again_later_settles_nothing_new() {
        progress.decided(at(10));
        acknowledged(at(11));

        progress.decided(at(10));

        assertThat(standing().undecided()).isOne();
    }

    @Test
    void what_has_waited_for_more_than_a_minute_counts_no_more() {
        acknowledged(at(10));
        pass(30_000);
        acknowledged(at(11));
        pass(30_001);

        assertThat(standing().undecided()).isOne();
        assertThat(standing().oldest()).isEqualTo(Duration.ofMillis(30_001));
    }

    @Test
    void a_backlog_without_end_takes_no_memory_without_end() {
        for (int offset = 0; offset < 25_000; offset++) {
            acknowledged(at(offset));
        }

        assertThat(standing().undecided()).isEqualTo(10_000);
    }

    @Test
    void the_pace_is_that_of_the_last_second() {
        decide(0, 40);
        pass(1_000);

        assertThat(standing().perSecond()).isEqualTo(40);
    }

    @Test
    void a_rush_shows_before_the_second_is_over() {
        pass(60_000);
        decide(0, 40);
        pass(200);

        assertThat(standing().perSecond()).isEqualTo(200);
    }

    @Test
    void an_owner_that_stops_has_no_pace_two_seconds_later() {
        decide(0, 40);
        pass(1_000);
        assertThat(standing().perSecond()).isEqualTo(40);
        pass(1_000);

        assertThat(standing().perSecond()).isZero();
    }

    private void decide(int from, int to) {
        for (int offset = from; offset < to; offset++) {
            acknowledged(at(offset));
            progress.decided(at(offset));
        }
    }

    private void acknowledged(LogPosition position) {
        progress.acknowledged(position, Optional.empty());
    }

    private OwnerProgress.Standing standing() {
        return progress.standing(at(0).partition(), Optional.empty());
    }

    private void pass(long ms) {
        nanoTime.addAndGet(Duration.ofMillis(ms).toNanos());
    }
}
