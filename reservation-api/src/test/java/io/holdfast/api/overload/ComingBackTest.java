package io.holdfast.api.overload;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.UndecidedAnswer;
import io.holdfast.schemas.LogPosition;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a refused caller is told to come back, and what it then finds (P11). */
class ComingBackTest extends AdmissionFixture {

    @Test
    void the_last_fifth_is_kept_for_callers_that_come_back_in_time() {
        refuse("cart-1");
        pass(1_000);
        fillTo(900);

        assertThat(ask("cart-1")).isEmpty();
        assertThat(ask("cart-2")).isPresent();
        assertThat(counted.heldAgain()).isEqualTo(1);
    }

    @Test
    void beyond_the_limit_callers_that_come_back_are_refused_as_well() {
        refuse("cart-1");
        pass(1_000);
        fillTo(1_000);

        assertThat(ask("cart-1")).isPresent();
    }

    @Test
    void a_caller_that_comes_back_too_early_keeps_its_turn_and_is_answered_late() {
        refuse("cart-1");
        pass(700);
        fillTo(900);

        assertThat(admission.refusal(subject("cart-1"), NOBODY))
                .contains(new Admission.Overload(new UndecidedAnswer.Overloaded(1), Duration.ofMillis(300)));
        assertThat(counted.heldAgain()).isZero();
        pass(300);
        assertThat(ask("cart-1")).isEmpty();
    }

    @Test
    void nobody_waits_for_a_refusal_longer_than_a_second() {
        append(Admission.MIN_UNDECIDED);
        pass(7_500);
        assertThat(ask("cart-1")).contains(new UndecidedAnswer.Overloaded(8));

        assertThat(admission.refusal(subject("cart-1"), NOBODY))
                .contains(new Admission.Overload(new UndecidedAnswer.Overloaded(8), Duration.ofSeconds(1)));
    }

    @Test
    void callers_that_come_back_too_early_do_not_make_the_others_wait_longer() {
        decide(2);
        append(Admission.MIN_UNDECIDED);
        pass(1_000);
        ask("cart-1");
        for (int i = 0; i < 50; i++) {
            ask("cart-1");
        }

        assertThat(ask("cart-2")).contains(new UndecidedAnswer.Overloaded(1));
    }

    @Test
    void after_a_minute_a_caller_that_was_refused_is_a_new_one() {
        append(Admission.MIN_UNDECIDED);
        pass(900);
        ask("cart-1");
        pass(59_500);
        progress.decided(new LogPosition(PARTITION, end - 1));
        append(Admission.MIN_UNDECIDED);
        pass(900);

        assertThat(ask("cart-1")).isPresent();
    }

    @Test
    void when_to_come_back_follows_from_the_backlog_and_the_pace() {
        decide(300);
        append(3_000);
        pass(1_000);

        // 300 of 3,000 are decided in the second that callers may wait, the others before that.
        assertThat(ask("cart-1")).contains(new UndecidedAnswer.Overloaded(9));
    }

    @Test
    void each_refused_caller_is_told_to_come_back_after_those_before_it() {
        decide(2);
        append(Admission.MIN_UNDECIDED);
        pass(1_000);

        assertThat(ask("cart-1")).contains(new UndecidedAnswer.Overloaded(1));
        assertThat(ask("cart-2")).contains(new UndecidedAnswer.Overloaded(1));
        assertThat(ask("cart-3")).contains(new UndecidedAnswer.Overloaded(1));
        assertThat(ask("cart-4")).contains(new UndecidedAnswer.Overloaded(2));
        assertThat(ask("cart-5")).contains(new UndecidedAnswer.Overloaded(2));
    }

    @Test
    void an_owner_that_does_nothing_is_expected_back_after_as_long_as_it_was_away() {
        append(Admission.MIN_UNDECIDED);
        pass(7_500);

        assertThat(ask("cart-1")).contains(new UndecidedAnswer.Overloaded(8));
    }

    @Test
    void nobody_is_told_to_come_back_in_more_than_half_a_minute() {
        decide(1);
        append(5_000);
        pass(1_000);
        assertThat(ask("cart-1")).contains(new UndecidedAnswer.Overloaded(30));
        pass(50_000);

        assertThat(ask("cart-2")).contains(new UndecidedAnswer.Overloaded(30));
    }

    /** Refuses it while the inFlight is full for a moment. */
    private void refuse(String reservation) {
        fillTo(1_000);
        assertThat(ask(reservation)).contains(new UndecidedAnswer.Overloaded(1));
        leave(inFlight.inside(), NOBODY);
    }
}
