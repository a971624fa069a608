package io.holdfast.api.overload;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.States;
import io.holdfast.api.decision.CommandMeters;
import io.holdfast.api.model.Reservation;
import io.holdfast.schemas.LogPosition;
import org.junit.jupiter.api.Test;

/** Which new holds are admitted: how far behind the owner may be, and how many may be in flight (P11). */
class AdmissionTest extends AdmissionFixture {

    @Test
    void a_new_hold_is_admitted() {
        assertThat(ask("cart-1")).isEmpty();
    }

    @Test
    void a_new_hold_is_refused_while_the_owner_is_behind() {
        append(Admission.MIN_UNDECIDED);
        pass(800);

        assertThat(ask("cart-1")).isPresent();
        assertThat(counted.refused()).containsExactly(CommandMeters.Reason.BEHIND);
    }

    @Test
    void a_new_hold_is_admitted_while_the_owner_is_behind_by_less() {
        append(5_000);
        pass(799);

        assertThat(ask("cart-1")).isEmpty();
    }

    @Test
    void a_few_undecided_commands_refuse_nobody_however_old_they_are() {
        append(Admission.MIN_UNDECIDED - 1);
        pass(50_000);

        assertThat(ask("cart-1")).isEmpty();
    }

    @Test
    void a_command_that_is_never_decided_is_forgotten_with_the_next_decision() {
        append(Admission.MIN_UNDECIDED);
        pass(900);
        append(1);

        progress.decided(new LogPosition(PARTITION, end - 1));

        assertThat(ask("cart-1")).isEmpty();
    }

    @Test
    void some_are_admitted_in_every_minute_while_the_owner_is_away() {
        append(Admission.MIN_UNDECIDED);
        pass(60_001);

        assertThat(ask("cart-1")).isEmpty();
    }

    @Test
    void the_backlog_of_another_partition_refuses_nobody_here() {
        for (int offset = 0; offset < 5_000; offset++) {
            progress.acknowledged(new LogPosition(PARTITION + 1, offset), NOBODY);
        }
        pass(5_000);

        assertThat(ask("cart-1")).isEmpty();
    }

    @Test
    void what_is_known_is_never_refused() {
        append(5_000);
        pass(5_000);

        views.put(States.reservation("cart-1", Reservation.Status.HELD, 4));

        assertThat(ask("cart-1")).isEmpty();
        assertThat(ask("cart-2")).isPresent();
    }

    @Test
    void a_new_hold_is_refused_while_too_many_are_in_flight() {
        enter(80);

        assertThat(ask("cart-1")).isPresent();
        assertThat(counted.refused()).containsExactly(CommandMeters.Reason.FULL);
    }

    @Test
    void a_few_are_always_admitted() {
        enter(79);
        pass(60_000);

        assertThat(ask("cart-1")).isEmpty();
    }

    @Test
    void the_limit_is_what_is_answered_while_callers_may_wait() {
        answer(1_500);

        enter(1_199);
        assertThat(ask("cart-1")).isEmpty();
        enter(1);
        assertThat(ask("cart-1")).isPresent();
    }

    @Test
    void a_pause_does_not_lower_the_limit() {
        answer(1_500);
        assertThat(inFlight.limit()).isEqualTo(1_500);

        pass(60_000);

        assertThat(inFlight.limit()).isEqualTo(1_500);
    }

    @Test
    void a_crowd_that_is_answered_slower_for_a_second_lowers_the_limit() {
        answer(1_500);
        enter(1_000);
        assertThat(inFlight.limit()).isEqualTo(1_500);

        answer(300);

        assertThat(inFlight.limit()).isEqualTo(300);
    }

    @Test
    void the_limit_has_an_upper_bound() {
        answer(100_000);

        assertThat(inFlight.limit()).isEqualTo(2_000);
    }

    /** Lets a second pass in which this number is answered. */
    private void answer(int holds) {
        for (int i = 0; i < holds; i++) {
            inFlight.enter(NOBODY);
            inFlight.leave(NOBODY);
        }
        pass(1_000);
    }
}
