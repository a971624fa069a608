package io.holdfast.api.usecase;

import static io.holdfast.api.answer.States.at;
import static io.holdfast.api.answer.States.reservation;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.CheckoutRequest;
import io.holdfast.api.answer.PaymentAnswer;
import io.holdfast.api.answer.States;
import io.holdfast.api.answer.UndecidedAnswer;
import io.holdfast.api.decision.Call;
import io.holdfast.api.decision.Call.Deadline.Purpose;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.Reservation.Payments;
import io.holdfast.api.model.Reservation.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** How a checkout is sent and what its caller is told (P4, P7). */
class CheckoutsTest extends CheckoutsFixture {

    private Future<Answer> whilePaying(Call call) {
        bench.views.put(reservation(Status.HELD, 4));
        payingAtOnce();
        var callers = Executors.newVirtualThreadPerTaskExecutor();
        Future<Answer> answer = callers.submit(() -> checkout(call));
        Awaitility.await().until(() -> bench.waiters.commands().taken() == 1 && bench.attempts.size() == 0);
        return answer;
    }

    @Test
    void nothing_is_sent_if_the_address_is_not_acknowledged() {
        bench.views.put(reservation(Status.HELD, 4));
        bench.contacts.acknowledge(false);

        assertThat(checkout(CallsFixture.patient())).isEqualTo(new UndecidedAnswer.LogUnavailable(false));
        assertThat(bench.log.sent()).isEmpty();
    }

    @Test
    void an_undecided_checkout_is_checking() {
        bench.views.put(reservation(Status.HELD, 4));

        assertThat(checkout(CallsFixture.atOnce())).isInstanceOf(UndecidedAnswer.Checking.class);
    }

    @Test
    void a_payment_whose_outcome_is_not_known_in_time_is_paying() {
        bench.views.put(reservation(Status.HELD, 4));
        payingAtOnce();

        assertThat(checkout(CallsFixture.call(Duration.ofMillis(50))))
                .isEqualTo(new PaymentAnswer.Paying(reservation(Status.PAYING, FIRST, 10)));
    }

    @Test
    void the_outcome_is_told_to_the_caller_that_waits_for_it() throws Exception {
        Future<Answer> answer = whilePaying(CallsFixture.patient());

        publish(Status.SOLD, FIRST, 11);

        assertThat(answer.get()).isEqualTo(new Answer.ReservationNow(reservation(Status.SOLD, FIRST, 11)));
    }

    @Test
    void a_declined_payment_is_told_as_declined() throws Exception {
        Future<Answer> answer = whilePaying(CallsFixture.patient());

        publish(Status.HELD, DECLINED, 11);

        assertThat(answer.get())
                .isEqualTo(new PaymentAnswer.PaymentDeclined(reservation(Status.HELD, DECLINED, 11), 1));
    }

    @Test
    void pressed_again_while_it_is_open_it_waits_for_the_same_payment() {
        bench.views.put(reservation(Status.PAYING, FIRST, 4));

        assertThat(checkout(CallsFixture.atOnce())).isInstanceOf(PaymentAnswer.Paying.class);
        assertThat(bench.log.sent()).isEmpty();
    }

    @Test
    void a_payment_under_way_is_not_denied_when_no_place_to_wait_is_free() throws Exception {
        bench.views.put(reservation(Status.PAYING, FIRST, 4));

        try (var _ = bench.crowd(Purpose.values())) {
            assertThat(checkout(CallsFixture.patient()))
                    .isEqualTo(new PaymentAnswer.Paying(reservation(Status.PAYING, FIRST, 4)));
        }
    }

    @Test
    void a_payment_under_way_is_not_denied_when_the_views_cannot_be_read() {
        bench.views.put(reservation(Status.HELD, 4));
        bench.log.behave((command, offset) -> {
            publish(Status.PAYING, FIRST, offset);
            bench.views.close();
            return FakeLog.acknowledge(command, offset);
        });

        assertThat(checkout(CallsFixture.atOnce())).isInstanceOf(UndecidedAnswer.Checking.class);
    }

    @Test
    void a_caller_that_waits_for_a_payment_is_told_that_it_is_under_way_when_the_instance_stops() throws Exception {
        Future<Answer> answer = whilePaying(CallsFixture.endless());

        bench.waits.end();

        assertThat(answer.get(10, TimeUnit.SECONDS))
                .isEqualTo(new PaymentAnswer.Paying(reservation(Status.PAYING, FIRST, 10)));
    }

    @Test
    void pressed_by_many_at_once_it_is_one_command() {
        bench.views.put(reservation(Status.HELD, 4));
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = IntStream.range(0, 3)
                    .mapToObj(_ -> callers.submit(() -> checkout(CallsFixture.call(Duration.ofMillis(200)))))
                    .toList();

            assertThat(answers).hasSize(3);
        }

        assertThat(bench.log.sent()).hasSize(1);
    }

    @Test
    void an_expired_hold_is_not_paid_for() {
        Reservation expired = reservation(Status.EXPIRED, 4);
        bench.views.put(expired);

        assertThat(checkout(CallsFixture.patient())).isEqualTo(new PaymentAnswer.HoldExpired(expired));
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

        assertThat(checkout(CallsFixture.patient()))
                .isEqualTo(new PaymentAnswer.HoldExpired(reservation(Status.EXPIRED, Payments.NONE, 10)));
    }

    @Test
    void what_is_proven_not_to_exist_can_not_be_paid_for() {
        assertThat(checkout(CallsFixture.patient()))
                .isEqualTo(new Answer.NoSuchReservation(SUBJECT, Optional.of(at(99))));
    }

    @Test
    void what_costs_something_is_not_paid_for_with_nothing() {
        bench.views.put(reservation(Status.HELD, 4));
        var nothing = new CheckoutRequest(
                States.EVENT, States.RESERVATION, Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(bench.checkouts.checkout(nothing, CallsFixture.patient()))
                .isInstanceOfSatisfying(
                        Answer.Unfit.class, unfit -> assertThat(unfit.field()).isEqualTo("paymentMethod"));
        assertThat(bench.log.sent()).isEmpty();
    }

    @Test
    void the_address_is_not_printed() {
        assertThat(REQUEST).asString().doesNotContain("example.com");
    }
}
