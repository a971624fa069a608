package io.holdfast.api.overload;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.States;
import io.holdfast.api.decision.CommandWatch;
import io.holdfast.api.decision.CountingWatch;
import io.holdfast.api.decision.OwnerProgress;
import io.holdfast.api.decision.PendingCommands;
import io.holdfast.api.model.Position;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.Subject;
import io.holdfast.api.settings.TestSettings;
import io.holdfast.api.usecase.FakeLog;
import io.holdfast.api.usecase.FakeViews;
import io.holdfast.schemas.Partitions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final int PARTITION = Partitions.DEFAULT.of(States.EVENT);

    private final AtomicLong nanoTime = new AtomicLong(-1);
    private final OwnerProgress progress = new OwnerProgress(nanoTime::get);
    private final InFlightHolds room = new InFlightHolds(TestSettings.places(2_000, 1), nanoTime::get);
    private final CountingWatch watch = new CountingWatch();
    private final FakeViews views = new FakeViews();
    private final PendingCommands attempts =
            new PendingCommands(new FakeLog(), TestSettings.pending(100), nanoTime::get, progress, watch);
    private final Admission admission = new Admission(
            Partitions.DEFAULT, attempts, views, progress, room, TestSettings.pending(1), nanoTime::get, watch);
    private long end;

    @Test
    void whoever_comes_is_taken_in() {
        assertThat(ask("cart-1")).isEmpty();
    }

    @Test
    void where_the_owner_is_behind_a_new_hold_is_refused() {
        append(Admission.MIN_UNDECIDED);
        pass(800);

        assertThat(ask("cart-1")).isPresent();
        assertThat(watch.refused).containsExactly(CommandWatch.Reason.BEHIND);
    }

    @Test
    void an_owner_that_is_behind_by_less_is_given_its_time() {
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
        progress.acknowledged(new Position(PARTITION, end++));

        progress.decided(new Position(PARTITION, end - 1));

        assertThat(ask("cart-1")).isEmpty();
    }

    @Test
    void where_the_owner_is_away_for_long_some_are_taken_in_every_minute() {
        append(Admission.MIN_UNDECIDED);
        pass(60_001);

        assertThat(ask("cart-1")).isEmpty();
    }

    @Test
    void another_partition_s_backlog_is_nobody_else_s() {
        for (int offset = 0; offset < 5_000; offset++) {
            progress.acknowledged(new Position(PARTITION + 1, offset));
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
    void the_last_fifth_is_for_those_who_come_back_in_time() {
        refuse("cart-1");
        pass(1_000);
        fillTo(900);

        assertThat(ask("cart-1")).isEmpty();
        assertThat(ask("cart-2")).isPresent();
        assertThat(watch.returned).hasValue(1);
    }

    @Test
    void beyond_the_limit_they_are_refused_as_well() {
        refuse("cart-1");
        pass(1_000);
        fillTo(1_000);

        assertThat(ask("cart-1")).isPresent();
    }

    @Test
    void who_comes_back_too_early_keeps_the_turn_and_hears_late() {
        refuse("cart-1");
        pass(700);
        fillTo(900);

        assertThat(admission.refusal(subject("cart-1")))
                .contains(new Admission.Refusal(new Answer.Overloaded(1), Duration.ofMillis(300)));
        assertThat(watch.returned).hasValue(0);
        pass(300);
        assertThat(ask("cart-1")).isEmpty();
    }

    @Test
    void nobody_waits_for_a_refusal_longer_than_a_second() {
        append(Admission.MIN_UNDECIDED);
        pass(7_500);
        assertThat(ask("cart-1")).contains(new Answer.Overloaded(8));

        assertThat(admission.refusal(subject("cart-1")))
                .contains(new Admission.Refusal(new Answer.Overloaded(8), Duration.ofSeconds(1)));
    }

    @Test
    void those_who_come_too_early_do_not_make_the_line_longer() {
        decide(2);
        append(Admission.MIN_UNDECIDED);
        pass(1_000);
        ask("cart-1");
        for (int i = 0; i < 50; i++) {
            ask("cart-1");
        }

        assertThat(ask("cart-2")).contains(new Answer.Overloaded(1));
    }

    @Test
    void after_a_minute_they_are_new_again() {
        append(Admission.MIN_UNDECIDED);
        pass(900);
        ask("cart-1");
        pass(59_500);
        progress.decided(new Position(PARTITION, end - 1));
        append(Admission.MIN_UNDECIDED);
        pass(900);

        assertThat(ask("cart-1")).isPresent();
    }

    @Test
    void where_too_many_are_inside_a_new_hold_is_refused() {
        enter(80);

        assertThat(ask("cart-1")).isPresent();
        assertThat(watch.refused).containsExactly(CommandWatch.Reason.FULL);
    }

    @Test
    void a_few_are_always_taken_in() {
        enter(79);
        pass(60_000);

        assertThat(ask("cart-1")).isEmpty();
    }

    @Test
    void so_many_may_be_inside_as_are_answered_while_callers_may_wait() {
        answer(1_500);

        enter(1_199);
        assertThat(ask("cart-1")).isEmpty();
        enter(1);
        assertThat(ask("cart-1")).isPresent();
    }

    @Test
    void a_pause_does_not_make_the_room_smaller() {
        answer(1_500);
        assertThat(room.limit()).isEqualTo(1_500);

        pass(60_000);

        assertThat(room.limit()).isEqualTo(1_500);
    }

    @Test
    void a_crowd_that_is_answered_slower_for_a_second_makes_the_room_smaller() {
        answer(1_500);
        enter(1_000);
        assertThat(room.limit()).isEqualTo(1_500);

        answer(300);

        assertThat(room.limit()).isEqualTo(300);
    }

    @Test
    void however_many_are_answered_there_is_an_end_to_it() {
        answer(100_000);

        assertThat(room.limit()).isEqualTo(2_000);
    }

    @Test
    void when_to_come_back_follows_from_the_backlog_and_the_pace() {
        decide(300);
        append(3_000);
        pass(1_000);

        // 300 of 3,000 are decided in the second that callers may wait, the others before that.
        assertThat(ask("cart-1")).contains(new Answer.Overloaded(9));
    }

    @Test
    void whoever_is_refused_next_is_told_to_come_when_those_before_are_done_with() {
        decide(2);
        append(Admission.MIN_UNDECIDED);
        pass(1_000);

        assertThat(ask("cart-1")).contains(new Answer.Overloaded(1));
        assertThat(ask("cart-2")).contains(new Answer.Overloaded(1));
        assertThat(ask("cart-3")).contains(new Answer.Overloaded(1));
        assertThat(ask("cart-4")).contains(new Answer.Overloaded(2));
        assertThat(ask("cart-5")).contains(new Answer.Overloaded(2));
    }

    @Test
    void an_owner_that_does_nothing_is_taken_to_be_away_as_long_as_it_was() {
        append(Admission.MIN_UNDECIDED);
        pass(7_500);

        assertThat(ask("cart-1")).contains(new Answer.Overloaded(8));
    }

    @Test
    void nobody_is_told_to_come_back_in_more_than_half_a_minute() {
        decide(1);
        append(5_000);
        pass(1_000);
        assertThat(ask("cart-1")).contains(new Answer.Overloaded(30));
        pass(50_000);

        assertThat(ask("cart-2")).contains(new Answer.Overloaded(30));
    }

    private Optional<Answer> ask(String reservation) {
        return admission.refusal(subject(reservation)).map(Admission.Refusal::answer);
    }

    /** Refuses it while the room is full for a moment. */
    private void refuse(String reservation) {
        fillTo(1_000);
        assertThat(ask(reservation)).contains(new Answer.Overloaded(1));
        while (room.inside() > 0) {
            room.leave();
        }
    }

    /** This share of what may be inside is. */
    private void fillTo(int perMille) {
        enter(room.limit() * perMille / 1_000 - room.inside());
    }

    private static Subject subject(String reservation) {
        return Subject.of(States.EVENT, reservation);
    }

    /** Puts so many commands on the log. */
    private void append(int commands) {
        for (int i = 0; i < commands; i++) {
            progress.acknowledged(new Position(PARTITION, end++));
        }
    }

    /** Puts so many on the log that are decided at once. */
    private void decide(int commands) {
        append(commands);
        progress.decided(new Position(PARTITION, end - 1));
    }

    private void enter(int holds) {
        for (int i = 0; i < holds; i++) {
            room.enter();
        }
    }

    /** Lets a second pass in which so many are answered. */
    private void answer(int holds) {
        for (int i = 0; i < holds; i++) {
            room.enter();
            room.leave();
        }
        pass(1_000);
    }

    private void pass(long ms) {
        nanoTime.addAndGet(Duration.ofMillis(ms).toNanos());
    }
}
