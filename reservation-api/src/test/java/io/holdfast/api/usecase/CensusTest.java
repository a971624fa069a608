package io.holdfast.api.usecase;

import static io.holdfast.api.answer.States.NOW;
import static io.holdfast.api.answer.States.reservation;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.model.Reservation.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CensusTest {

    private static final Instant END = NOW.plusSeconds(300);

    private static Census count(Instant at, Status... states) {
        var counter = new Census.Counter(at);
        Stream.of(states).map(status -> reservation(status, 7)).forEach(counter);
        return counter.result();
    }

    @Test
    void each_state_is_counted_under_the_word_that_callers_see() {
        Census census = count(
                NOW, Status.HELD, Status.HELD, Status.REJECTED_FOR_SEATS, Status.REJECTED_EVENT_CLOSED, Status.SOLD);

        assertThat(census.states()).isEqualTo(Map.of("HELD", 2L, "REJECTED", 2L, "SOLD", 1L));
    }

    @Test
    void a_hold_is_overdue_once_its_end_has_passed() {
        assertThat(count(END, Status.HELD).overdue()).isZero();

        Census late = count(END.plusMillis(1_500), Status.HELD, Status.EXPIRED, Status.SOLD);

        assertThat(late.overdue()).isEqualTo(1);
        assertThat(late.longestOverdue()).isEqualTo(Duration.ofMillis(1_500));
    }

    @Test
    void a_payment_without_an_outcome_is_no_overdue_hold() {
        Census census = count(END.plusSeconds(60), Status.PAYING, Status.VOIDING);

        assertThat(census.overdue()).isZero();
        assertThat(census.unpaid()).isEqualTo(2);
        assertThat(census.oldestUnpaid()).hasSize(2);
    }

    @Test
    void of_many_payments_without_an_outcome_all_are_counted_and_some_are_shown() {
        var counter = new Census.Counter(NOW);
        for (int i = 0; i < 100; i++) {
            counter.accept(reservation(Status.PAYING, i));
        }

        assertThat(counter.result().unpaid()).isEqualTo(100);
        assertThat(counter.result().oldestUnpaid()).hasSize(20);
    }
}
