package io.holdfast.api.command;

import static io.holdfast.api.answer.States.at;
import static io.holdfast.api.answer.States.reservation;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.CheckoutRequest;
import io.holdfast.api.answer.Reservation;
import io.holdfast.api.answer.Reservation.Payments;
import io.holdfast.api.answer.Reservation.Status;
import io.holdfast.api.answer.States;
import io.holdfast.api.answer.Subject;
import io.holdfast.api.publish.Command;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class CheckoutsTest {

    private static final Subject SUBJECT = Subject.of(States.EVENT, States.RESERVATION);
    private static final Payments FIRST = new Payments(1, 0, Optional.empty());
    private static final Payments DECLINED = new Payments(1, 1, Optional.of("card_declined"));
    private static final CheckoutRequest REQUEST =
            new CheckoutRequest(States.EVENT, States.RESERVATION, "pm_card_visa", "a@example.com");

    private final Bench bench = new Bench();

    private Answer checkout(Call call) {
        return bench.checkouts.checkout(REQUEST, call);
    }

    private void publish(Status status, Payments payments, long offset) {
        bench.views.put(reservation(status, payments, offset));
        bench.attempts.arrived(SUBJECT.key(), at(offset));
        bench.changes.arrived(SUBJECT.key(), at(offset));
    }

    private void payingAtOnce() {
        bench.log.behave((command, offset) -> {
            publish(Status.PAYING, FIRST, offset);
            return FakeLog.acknowledge(command, offset);
        });
    }

    private Future<Answer> whilePaying(Call call) {
        bench.views.put(reservation(Status.HELD, 4));
        payingAtOnce();
        var callers = Executors.newVirtualThreadPerTaskExecutor();
        Future<Answer> answer = callers.submit(() -> checkout(call));
        Awaitility.await().until(() -> bench.waiters.waiting() == 1 && bench.attempts.size() == 0);
        return answer;
    }

    @Test
    void a_checkout_names_the_next_attempt_and_its_address_is_written_first() {
        bench.views.put(reservation(Status.HELD, DECLINED, 4));

        checkout(Bench.atOnce());

        assertThat(bench.log.sent())
                .containsExactly(
                        new Command.Checkout(States.EVENT, States.RESERVATION, "A-1-1", 2, "pm_card_visa", 120));
        assertThat(bench.contacts.addresses()).isEqualTo(Map.of("ev-1/cart-1", "a@example.com"));
    }

    @Test
    void where_the_address_is_not_acknowledged_nothing_is_sent() {
        bench.views.put(reservation(Status.HELD, 4));
        bench.contacts.acknowledge(false);

        assertThat(checkout(Bench.patient())).isEqualTo(new Answer.LogUnavailable(false));
        assertThat(bench.log.sent()).isEmpty();
    }

    @Test
    void an_undecided_checkout_is_checking() {
        bench.views.put(reservation(Status.HELD, 4));

        assertThat(checkout(Bench.atOnce())).isInstanceOf(Answer.Checking.class);
    }

    @Test
    void a_payment_whose_outcome_is_not_known_in_time_is_paying() {
        bench.views.put(reservation(Status.HELD, 4));
        payingAtOnce();

        assertThat(checkout(Bench.call(Duration.ofMillis(50))))
                .isEqualTo(new Answer.Paying(reservation(Status.PAYING, FIRST, 10)));
    }

    @Test
    void the_outcome_is_told_to_whoever_waits_for_it() throws Exception {
        Future<Answer> answer = whilePaying(Bench.patient());

        publish(Status.SOLD, FIRST, 11);

        assertThat(answer.get()).isEqualTo(new Answer.ReservationNow(reservation(Status.SOLD, FIRST, 11)));
    }

    @Test
    void a_declined_payment_is_told_as_declined() throws Exception {
        Future<Answer> answer = whilePaying(Bench.patient());

        publish(Status.HELD, DECLINED, 11);

        assertThat(answer.get()).isEqualTo(new Answer.PaymentDeclined(reservation(Status.HELD, DECLINED, 11)));
    }

    @Test
    void pressed_again_while_it_is_open_it_waits_for_the_same_payment() {
        bench.views.put(reservation(Status.PAYING, FIRST, 4));

        assertThat(checkout(Bench.atOnce())).isInstanceOf(Answer.Paying.class);
        assertThat(bench.log.sent()).isEmpty();
    }

    @Test
    void pressed_by_many_at_once_it_is_one_command() {
        bench.views.put(reservation(Status.HELD, 4));
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = IntStream.range(0, 3)
                    .mapToObj(_ -> callers.submit(() -> checkout(Bench.call(Duration.ofMillis(200)))))
                    .toList();

            assertThat(answers).hasSize(3);
        }

        assertThat(bench.log.sent()).hasSize(1);
    }

    @Test
    void an_expired_hold_is_not_paid_for() {
        Reservation expired = reservation(Status.EXPIRED, 4);
        bench.views.put(expired);

        assertThat(checkout(Bench.patient())).isEqualTo(new Answer.HoldExpired(expired));
        assertThat(bench.log.sent()).isEmpty();
        assertThat(bench.contacts.addresses()).isEmpty();
    }

    @Test
    void a_hold_that_expired_before_the_checkout_was_decided_is_told_so() {
        bench.views.put(reservation(Status.HELD, 4));
        bench.log.behave((command, offset) -> {
            publish(Status.EXPIRED, Payments.NONE, offset);
            return FakeLog.acknowledge(command, offset);
        });

        assertThat(checkout(Bench.patient()))
                .isEqualTo(new Answer.HoldExpired(reservation(Status.EXPIRED, Payments.NONE, 10)));
    }

    @Test
    void what_is_proven_not_to_exist_can_not_be_paid_for() {
        assertThat(checkout(Bench.patient())).isEqualTo(new Answer.NoSuchReservation(SUBJECT, Optional.of(at(99))));
    }

    @Test
    void an_erased_contact_is_gone_and_a_doubt_about_it_is_told() {
        bench.views.put(reservation(Status.HELD, 4));
        checkout(Bench.atOnce());

        assertThat(bench.checkouts.eraseContact(States.EVENT, States.RESERVATION))
                .isEqualTo(new Answer.ContactErased(SUBJECT));
        assertThat(bench.contacts.addresses()).isEmpty();

        bench.contacts.acknowledge(false);
        assertThat(bench.checkouts.eraseContact(States.EVENT, States.RESERVATION))
                .isEqualTo(new Answer.LogUnavailable(true));
    }

    @Test
    void the_address_is_not_printed() {
        assertThat(REQUEST).asString().doesNotContain("example.com");
    }
}
