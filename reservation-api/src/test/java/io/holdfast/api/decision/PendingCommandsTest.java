package io.holdfast.api.decision;

import static io.holdfast.api.answer.States.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.holdfast.api.answer.EventRequest;
import io.holdfast.api.answer.HoldRequest;
import io.holdfast.api.answer.States;
import io.holdfast.api.fence.Waits;
import io.holdfast.api.model.Section;
import io.holdfast.api.model.Subject;
import io.holdfast.api.publish.Command;
import io.holdfast.api.publish.CommandLog.Delivery;
import io.holdfast.api.publish.TraceParent;
import io.holdfast.api.settings.TestSettings;
import io.holdfast.api.usecase.FakeLog;
import io.holdfast.api.view.ViewListener;
import io.holdfast.schemas.LogPosition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PendingCommandsTest {

    private static final Call CALL =
            new Call(Duration.ZERO, Optional.empty(), Optional.empty(), TraceParent.continuing(null));
    private static final Subject SUBJECT = Subject.of(States.EVENT, States.RESERVATION);

    private final FakeLog log = new FakeLog();
    private final AtomicLong nanoTime = new AtomicLong();
    private final CountedCommands counted = new CountedCommands();
    private final OwnerProgress progress = new OwnerProgress(nanoTime::get);
    private final PendingCommands attempts =
            new PendingCommands(log, TestSettings.pending(3), nanoTime::get, progress, counted);

    @Test
    void a_decision_that_arrives_before_the_acknowledgement_is_not_missed() {
        var acknowledgement = new CompletableFuture<Delivery>();
        log.behave((command, offset) -> acknowledgement);
        PendingCommand attempt = attempts.join(hold("cart-1"), CALL).attempt();
        attempts.arrived(SUBJECT.key(), at(10));

        acknowledgement.complete(FakeLog.acknowledged(at(10)));

        assertThat(attempt.decided()).isTrue();
        assertThat(attempts.size()).isZero();
    }

    @Test
    void a_decision_that_arrives_while_it_is_sent_is_not_missed() {
        log.behave((command, offset) -> {
            attempts.arrived(SUBJECT.key(), at(offset));
            return FakeLog.acknowledge(command, offset);
        });

        PendingCommand attempt = attempts.join(hold("cart-1"), CALL).attempt();

        assertThat(attempt.decided()).isTrue();
    }

    @Test
    void the_decision_on_an_earlier_command_is_not_taken_for_that_on_this_one() {
        PendingCommand attempt = attempts.join(hold("cart-1"), CALL).attempt();

        attempts.arrived(SUBJECT.key(), at(9));
        attempts.arrived(SUBJECT.key(), new LogPosition(4, 10));
        attempts.arrived(Subject.of(States.EVENT, "cart-2").key(), at(10));

        assertThat(attempt.decided()).isFalse();
        assertThat(attempts.size()).isOne();
    }

    @Test
    void the_decision_on_a_later_command_implies_that_on_this_one() {
        PendingCommand attempt = attempts.join(hold("cart-1"), CALL).attempt();

        attempts.arrived(SUBJECT.key(), at(11));

        assertThat(attempt.decided()).isTrue();
    }

    @Test
    void the_same_hold_is_sent_once_and_one_that_asks_for_something_else_again() {
        var first = attempts.join(hold("cart-1"), CALL);

        var second = attempts.join(hold("cart-1"), CALL);
        var other = attempts.join(
                new Command.HoldSeats(new HoldRequest(States.EVENT, "cart-1", List.of("B-1-1"), 60)), CALL);

        assertThat(log.sent()).hasSize(2);
        assertThat(first.own()).isTrue();
        assertThat(second.own()).isFalse();
        assertThat(second.attempt()).isSameAs(first.attempt());
        assertThat(other.own()).isTrue();
        assertThat(counted.underWay()).isEqualTo(1);
    }

    @Test
    void an_event_is_opened_once_and_one_with_other_terms_again() {
        attempts.join(open("The concert"), CALL);

        attempts.join(open("The concert"), CALL);
        attempts.join(open("Another concert"), CALL);

        assertThat(log.sent()).hasSize(2);
    }

    @Test
    void how_long_a_decision_took_is_told_once() {
        attempts.join(hold("cart-1"), CALL);
        nanoTime.set(Duration.ofMillis(80).toNanos());

        attempts.arrived(SUBJECT.key(), at(10));
        attempts.arrived(SUBJECT.key(), at(11));

        assertThat(counted.decidedMs()).isEqualTo(80);
    }

    @Test
    void what_is_on_its_way_is_awaited_until_it_is_decided() {
        var changes = new Changes(new Waits());
        ViewListener listener = ViewListener.all(List.of(changes, attempts));
        assertThat(listener.awaits(SUBJECT.key())).isFalse();

        attempts.join(hold("cart-1"), CALL);
        assertThat(listener.awaits(SUBJECT.key())).isTrue();
        assertThat(listener.awaits(States.EVENT)).isFalse();
        listener.arrived(SUBJECT.key(), at(10));

        assertThat(listener.awaits(SUBJECT.key())).isFalse();
    }

    @Test
    void the_decision_on_anybodys_command_says_how_far_the_owner_is() {
        attempts.join(hold("cart-1"), CALL);
        assertThat(progress.standing(3, Optional.empty()).undecided()).isOne();

        ViewListener.all(List.of(attempts)).decided(at(11));

        assertThat(progress.standing(3, Optional.empty()).undecided()).isZero();
    }

    @Test
    void what_is_acknowledged_counts_as_behind_until_a_decision_reaches_it() {
        attempts.join(hold("cart-1"), CALL);
        attempts.join(hold("cart-2"), CALL);
        assertThat(progress.standing(at(0).partition(), Optional.empty()).undecided())
                .isEqualTo(2);

        attempts.arrived("somebody-else", at(10));

        assertThat(progress.standing(at(0).partition(), Optional.empty()).undecided())
                .isOne();
    }

    @Test
    void what_the_log_did_not_take_is_not_behind() {
        log.behave((command, offset) -> CompletableFuture.completedFuture(new Delivery.InDoubt()));

        attempts.join(hold("cart-1"), CALL);

        assertThat(progress.standing(at(0).partition(), Optional.empty()).undecided())
                .isZero();
    }

    @Test
    void commands_of_other_kinds_and_about_others_are_sent() {
        attempts.join(hold("cart-1"), CALL);

        attempts.join(hold("cart-2"), CALL);
        attempts.join(new Command.ReleaseSeats(States.EVENT, "cart-1", "A-1-1"), CALL);

        assertThat(log.sent()).hasSize(3);
    }

    @Test
    void a_repeated_extension_is_sent_once_and_another_one_again() {
        attempts.join(new Command.ExtendHold(States.EVENT, "cart-1", "A-1-1", 60), CALL);

        attempts.join(new Command.ExtendHold(States.EVENT, "cart-1", "A-1-1", 60), CALL);
        attempts.join(new Command.ExtendHold(States.EVENT, "cart-1", "A-1-1", 90), CALL);

        assertThat(log.sent()).hasSize(2);
    }

    @Test
    void what_the_log_did_not_take_is_sent_again_by_the_next_call() {
        log.behave((command, offset) -> CompletableFuture.completedFuture(new Delivery.Refused()));
        attempts.join(hold("cart-1"), CALL);
        log.behave((command, offset) -> CompletableFuture.completedFuture(new Delivery.InDoubt()));
        attempts.join(hold("cart-1"), CALL);

        attempts.join(hold("cart-1"), CALL);

        assertThat(log.sent()).hasSize(3);
        assertThat(attempts.size()).isZero();
    }

    @Test
    void a_fault_while_sending_leaves_nobody_waiting() {
        log.behave((command, offset) -> {
            throw new IllegalStateException("broken");
        });

        assertThatIllegalStateException().isThrownBy(() -> attempts.join(hold("cart-1"), CALL));
        assertThat(attempts.size()).isZero();
    }

    @Test
    void a_decided_attempt_is_forgotten() {
        attempts.join(hold("cart-1"), CALL);

        attempts.arrived(SUBJECT.key(), at(10));

        assertThat(attempts.size()).isZero();
        assertThat(attempts.latest(SUBJECT, Optional.empty())).isEmpty();
    }

    @Test
    void an_old_attempt_is_sent_again() {
        attempts.join(hold("cart-1"), CALL);
        nanoTime.addAndGet(PendingCommands.KEPT.toNanos() + 1);

        boolean own = attempts.join(hold("cart-1"), CALL).own();

        assertThat(own).isTrue();
        assertThat(attempts.size()).isOne();
    }

    @Test
    void the_oldest_is_forgotten_where_there_are_too_many() {
        for (int cart = 1; cart <= 5; cart++) {
            attempts.join(hold("cart-" + cart), CALL);
        }

        assertThat(attempts.size()).isEqualTo(3);
        assertThat(attempts.latest(Subject.of(States.EVENT, "cart-2"), Optional.empty()))
                .isEmpty();
        assertThat(attempts.latest(Subject.of(States.EVENT, "cart-3"), Optional.empty()))
                .isPresent();
    }

    @Test
    void the_newest_attempt_is_the_latest() {
        attempts.join(hold("cart-1"), CALL);
        attempts.join(new Command.ReleaseSeats(States.EVENT, "cart-1", "A-1-1"), CALL);

        assertThat(attempts.latest(SUBJECT, Optional.empty()).map(PendingCommand::command))
                .containsInstanceOf(Command.ReleaseSeats.class);
        assertThat(attempts.hold(SUBJECT).map(PendingCommand::command)).containsInstanceOf(Command.HoldSeats.class);
    }

    private static Command open(String name) {
        return new Command.OpenEvent(
                new EventRequest(States.EVENT, name, "EUR", List.of(new Section("A", 1, 1, 4_500)), Optional.empty()));
    }

    private static Command hold(String reservation) {
        return new Command.HoldSeats(new HoldRequest(States.EVENT, reservation, List.of("A-1-1"), 300));
    }
}
