package io.holdfast.api.usecase;

import static io.holdfast.api.answer.States.at;
import static io.holdfast.api.answer.States.reservation;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.CheckoutRequest;
import io.holdfast.api.answer.States;
import io.holdfast.api.decision.Call;
import io.holdfast.api.decision.Deadline.Purpose;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.Reservation.Payments;
import io.holdfast.api.model.Reservation.Settlement;
import io.holdfast.api.model.Reservation.Status;
import io.holdfast.api.model.Subject;
import io.holdfast.api.publish.Command;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class CheckoutsTest {

    private static final Subject SUBJECT = Subject.of(States.EVENT, States.RESERVATION);
    private static final Payments FIRST = States.payments(1, 0, Optional.empty());
    private static final Payments DECLINED = States.payments(1, 1, Optional.of("card_declined"));
    private static final CheckoutRequest REQUEST = request("pm_card_visa", "a@example.com", Optional.empty());

    private final CallsFixture bench = new CallsFixture();

    private static CheckoutRequest request(String method, String email, Optional<Integer> attempt) {
        return new CheckoutRequest(States.EVENT, States.RESERVATION, Optional.of(method), Optional.of(email), attempt);
    }

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
        Awaitility.await().until(() -> bench.waiters.commands().waiting() == 1 && bench.attempts.size() == 0);
        return answer;
    }

    @Test
    void a_checkout_names_the_next_attempt_and_its_address_is_written_first() {
        bench.views.put(reservation(Status.HELD, DECLINED, 4));

        checkout(CallsFixture.atOnce());

        assertThat(bench.log.sent())
                .containsExactly(new Command.Checkout(States.EVENT, States.RESERVATION, "A-1-1", 2, States.VISA, 120));
        assertThat(bench.contacts.addresses()).isEqualTo(Map.of("ev-1/cart-1/print-a-example.com", "a@example.com"));
    }

    @Test
    void where_the_address_is_not_acknowledged_nothing_is_sent() {
        bench.views.put(reservation(Status.HELD, 4));
        bench.contacts.acknowledge(false);

        assertThat(checkout(CallsFixture.patient())).isEqualTo(new Answer.LogUnavailable(false));
        assertThat(bench.log.sent()).isEmpty();
    }

    @Test
    void an_undecided_checkout_is_checking() {
        bench.views.put(reservation(Status.HELD, 4));

        assertThat(checkout(CallsFixture.atOnce())).isInstanceOf(Answer.Checking.class);
    }

    @Test
    void a_payment_whose_outcome_is_not_known_in_time_is_paying() {
        bench.views.put(reservation(Status.HELD, 4));
        payingAtOnce();

        assertThat(checkout(CallsFixture.call(Duration.ofMillis(50))))
                .isEqualTo(new Answer.Paying(reservation(Status.PAYING, FIRST, 10)));
    }

    @Test
    void the_outcome_is_told_to_whoever_waits_for_it() throws Exception {
        Future<Answer> answer = whilePaying(CallsFixture.patient());

        publish(Status.SOLD, FIRST, 11);

        assertThat(answer.get()).isEqualTo(new Answer.ReservationNow(reservation(Status.SOLD, FIRST, 11)));
    }

    @Test
    void a_declined_payment_is_told_as_declined() throws Exception {
        Future<Answer> answer = whilePaying(CallsFixture.patient());

        publish(Status.HELD, DECLINED, 11);

        assertThat(answer.get()).isEqualTo(new Answer.PaymentDeclined(reservation(Status.HELD, DECLINED, 11), 1));
    }

    @Test
    void pressed_again_while_it_is_open_it_waits_for_the_same_payment() {
        bench.views.put(reservation(Status.PAYING, FIRST, 4));

        assertThat(checkout(CallsFixture.atOnce())).isInstanceOf(Answer.Paying.class);
        assertThat(bench.log.sent()).isEmpty();
    }

    @Test
    void a_payment_under_way_is_not_denied_where_there_is_no_place_to_wait() throws Exception {
        bench.views.put(reservation(Status.PAYING, FIRST, 4));

        try (var _ = bench.crowd(Purpose.values())) {
            assertThat(checkout(CallsFixture.patient()))
                    .isEqualTo(new Answer.Paying(reservation(Status.PAYING, FIRST, 4)));
        }
    }

    @Test
    void a_payment_under_way_is_not_denied_where_the_views_can_not_be_read() {
        bench.views.put(reservation(Status.HELD, 4));
        bench.log.behave((command, offset) -> {
            publish(Status.PAYING, FIRST, offset);
            bench.views.close();
            return FakeLog.acknowledge(command, offset);
        });

        assertThat(checkout(CallsFixture.atOnce())).isInstanceOf(Answer.Checking.class);
    }

    @Test
    void whoever_waits_for_a_payment_is_told_that_it_is_under_way_when_the_instance_stops() throws Exception {
        Future<Answer> answer = whilePaying(CallsFixture.endless());

        bench.waits.end();

        assertThat(answer.get(10, TimeUnit.SECONDS))
                .isEqualTo(new Answer.Paying(reservation(Status.PAYING, FIRST, 10)));
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

        assertThat(checkout(CallsFixture.patient())).isEqualTo(new Answer.HoldExpired(expired));
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
                .isEqualTo(new Answer.HoldExpired(reservation(Status.EXPIRED, Payments.NONE, 10)));
    }

    @Test
    void what_is_proven_not_to_exist_can_not_be_paid_for() {
        assertThat(checkout(CallsFixture.patient()))
                .isEqualTo(new Answer.NoSuchReservation(SUBJECT, Optional.of(at(99))));
    }

    @Test
    void the_same_press_after_a_decline_is_its_outcome_and_no_second_charge() {
        bench.views.put(reservation(Status.HELD, DECLINED, 4));

        Answer answer = bench.checkouts.checkout(
                request("pm_card_visa", "a@example.com", Optional.of(1)), CallsFixture.patient());

        assertThat(answer).isEqualTo(new Answer.PaymentDeclined(reservation(Status.HELD, DECLINED, 4), 1));
        assertThat(bench.log.sent()).isEmpty();
    }

    @Test
    void a_press_further_ahead_than_the_next_is_refused_and_names_the_next() {
        bench.views.put(reservation(Status.HELD, DECLINED, 4));

        Answer answer = bench.checkouts.checkout(
                request("pm_card_visa", "a@example.com", Optional.of(3)), CallsFixture.patient());

        assertThat(answer).isInstanceOfSatisfying(Answer.Unfit.class, unfit -> {
            assertThat(unfit.field()).isEqualTo("attempt");
            assertThat(unfit.why()).contains("2");
        });
        assertThat(bench.log.sent()).isEmpty();
    }

    @Test
    void another_card_while_it_is_being_paid_for_is_told_that_it_differs() {
        Reservation paying = reservation(Status.PAYING, FIRST, 4);
        bench.views.put(paying);

        Answer answer = bench.checkouts.checkout(
                request("pm_other", "b@example.com", Optional.empty()), CallsFixture.patient());

        assertThat(answer).isEqualTo(new Answer.CheckoutDiffers(paying, List.of("paymentMethod", "email")));
        assertThat(bench.contacts.addresses()).isEmpty();
    }

    @Test
    void another_card_after_a_decline_that_is_not_in_the_views_here_yet_is_the_next_attempt() {
        bench.views.put(reservation(Status.PAYING, FIRST, 4));
        bench.fence.behave(end -> {
            bench.views.put(reservation(Status.HELD, DECLINED, 5));
            return FakeFence.passed(end);
        });

        bench.checkouts.checkout(request("pm_other", "a@example.com", Optional.empty()), CallsFixture.atOnce());

        assertThat(bench.log.sent()).singleElement().isInstanceOfSatisfying(Command.Checkout.class, sent -> {
            assertThat(sent.attempt()).isEqualTo(2);
            assertThat(sent.asked().paymentMethod()).contains("pm_other");
        });
    }

    @Test
    void an_attempt_that_seems_too_far_ahead_here_is_looked_at_behind_the_fence() {
        bench.views.put(reservation(Status.HELD, 4));
        bench.fence.behave(end -> {
            bench.views.put(reservation(Status.HELD, DECLINED, 5));
            return FakeFence.passed(end);
        });

        bench.checkouts.checkout(request("pm_other", "a@example.com", Optional.of(2)), CallsFixture.atOnce());

        assertThat(bench.log.sent())
                .singleElement()
                .isInstanceOfSatisfying(
                        Command.Checkout.class,
                        sent -> assertThat(sent.attempt()).isEqualTo(2));
    }

    @Test
    void the_loser_of_two_tabs_is_told_so_and_its_address_does_not_stay() {
        bench.views.put(reservation(Status.HELD, 4));
        payingAtOnce();

        Answer answer = bench.checkouts.checkout(
                request("pm_card_visa", "b@example.com", Optional.empty()), CallsFixture.patient());

        assertThat(answer)
                .isEqualTo(new Answer.CheckoutDiffers(reservation(Status.PAYING, FIRST, 10), List.of("email")));
        assertThat(bench.contacts.addresses()).isEmpty();
    }

    @Test
    void a_sale_whose_capture_failed_asks_for_the_money_again() {
        bench.views.put(reservation(Status.SOLD, States.sale(1, 0, Settlement.CAPTURE_FAILED), 4));

        checkout(CallsFixture.atOnce());

        assertThat(bench.log.sent())
                .containsExactly(new Command.Checkout(States.EVENT, States.RESERVATION, "A-1-1", 2, States.VISA, 120));
    }

    @Test
    void a_sale_of_which_another_amount_was_taken_asks_for_nothing() {
        Reservation differs = reservation(Status.SOLD, States.sale(1, 0, Settlement.AMOUNT_DIFFERS), 4);
        bench.views.put(differs);

        assertThat(checkout(CallsFixture.patient())).isEqualTo(new Answer.ReservationNow(differs));
        assertThat(bench.log.sent()).isEmpty();
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
