package io.holdfast.api.usecase;

import static io.holdfast.api.answer.States.reservation;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.model.Reservation.Status;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OverviewTest {

    private final FakeViews views = new FakeViews();
    private Instant now = Instant.EPOCH;
    private final Overview overview = new Overview(views, () -> now);

    @Test
    void who_looks_again_at_once_sees_the_same_count() {
        assertThat(overview.census().states()).isEmpty();
        views.put(reservation(Status.HELD, 1));

        now = now.plusMillis(1_999);
        assertThat(overview.census().states()).isEmpty();
        now = now.plusMillis(1);
        assertThat(overview.census().states()).containsEntry("HELD", 1L);
        assertThat(overview.census().at()).isEqualTo(now);
    }

    @Test
    void what_takes_long_is_done_the_more_seldom() {
        var slow = new Overview(views, this::aSecondLaterEachTime);
        Instant first = slow.census().at();

        // Counting took a second, so that the next count comes ten seconds after it.
        assertThat(slow.census().at()).isEqualTo(first);
        now = now.plusSeconds(10);
        assertThat(slow.census().at()).isAfter(first);
    }

    private Instant aSecondLaterEachTime() {
        now = now.plusSeconds(1);
        return now;
    }
}
