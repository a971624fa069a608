package io.holdfast.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void arrivals_are_due_at_constant_intervals_from_the_beginning() {
        var schedule = Schedule.of(500, 2);

        assertThat(schedule.arrivals()).isEqualTo(1_000);
        assertThat(schedule.dueNanos(0)).isZero();
        assertThat(schedule.dueNanos(1)).isEqualTo(2_000_000);
        assertThat(schedule.endNanos()).isEqualTo(2_000_000_000L);
    }

    @Test
    void intervals_that_are_no_whole_nanoseconds_do_not_drift() {
        var schedule = Schedule.of(3, 3_600);

        assertThat(schedule.dueNanos(3 * 3_599)).isEqualTo(3_599_000_000_000L);
    }

    @Test
    void a_rate_of_nothing_is_rejected() {
        assertThatThrownBy(() -> Schedule.of(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
