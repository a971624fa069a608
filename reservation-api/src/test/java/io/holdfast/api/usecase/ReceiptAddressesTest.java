package io.holdfast.api.usecase;

import static io.holdfast.api.answer.States.at;
import static io.holdfast.api.answer.States.reservation;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.PaymentAnswer;
import io.holdfast.api.answer.States;
import io.holdfast.api.answer.UndecidedAnswer;
import io.holdfast.api.decision.Call;
import io.holdfast.api.decision.Call.Deadline.Purpose;
import io.holdfast.api.model.Receipt;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.Reservation.Status;
import io.holdfast.api.model.Subject;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReceiptAddressesTest {

    private static final Subject SUBJECT = Subject.of(States.EVENT, States.RESERVATION);

    private final CallsFixture bench = new CallsFixture();

    private Answer replace(Call call) {
        return bench.addresses.replace(States.EVENT, States.RESERVATION, "b@example.com", call);
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"HELD", "PAYING", "VOIDING", "SOLD"})
    void an_address_of_what_has_or_may_have_a_receipt_is_replaced_above_all_others(Status status) {
        Reservation state = reservation(status, 4);
        bench.views.put(state);

        assertThat(replace(CallsFixture.atOnce())).isEqualTo(new Answer.ReservationNow(state));
        assertThat(bench.contacts.addresses()).isEqualTo(Map.of("ev-1/cart-1", "b@example.com"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"RELEASED", "EXPIRED", "REJECTED_FOR_SEATS", "REJECTED_EVENT_CLOSED", "REJECTED_OTHERWISE"})
    void what_never_gets_a_receipt_is_given_no_address(Status status) {
        Reservation state = reservation(status, 4);
        bench.views.put(state);

        assertThat(replace(CallsFixture.atOnce())).isEqualTo(new Answer.NotHeld(state));
        assertThat(bench.contacts.addresses()).isEmpty();
    }

    @Test
    void what_is_proven_not_to_exist_is_given_no_address() {
        assertThat(replace(CallsFixture.patient()))
                .isEqualTo(new Answer.NoSuchReservation(SUBJECT, Optional.of(at(99))));
        assertThat(bench.contacts.addresses()).isEmpty();
    }

    @Test
    void a_reservation_that_is_not_in_the_views_here_yet_is_found_behind_the_fence() {
        Reservation sold = reservation(Status.SOLD, 5);
        bench.fence.behave(end -> {
            bench.views.put(sold);
            return FakeFence.passed(end);
        });

        assertThat(replace(CallsFixture.patient())).isEqualTo(new Answer.ReservationNow(sold));
    }

    @Test
    void without_a_place_to_wait_for_the_fence_nothing_is_written() throws Exception {
        try (var _ = bench.crowd(Purpose.values())) {
            assertThat(replace(CallsFixture.patient())).isInstanceOf(UndecidedAnswer.Overloaded.class);
        }
        assertThat(bench.contacts.addresses()).isEmpty();
    }

    @Test
    void a_receipt_that_was_sent_elsewhere_is_pending_from_then_and_one_that_was_sent_there_is_not() {
        var elsewhere = new Receipt(Receipt.Status.SENT, Optional.of(States.print("a@example.com")));
        bench.views.put(reservation(Status.SOLD, 4).with(Optional.of(elsewhere)));
        assertThat(receiptOf(replace(CallsFixture.atOnce()))).contains(Receipt.Status.PENDING);

        var parked = new Receipt(Receipt.Status.PARKED, Optional.of(States.print("b@example.com")));
        bench.views.put(reservation(Status.SOLD, 4).with(Optional.of(parked)));
        assertThat(receiptOf(replace(CallsFixture.atOnce()))).contains(Receipt.Status.PENDING);

        var there = new Receipt(Receipt.Status.SENT, Optional.of(States.print("b@example.com")));
        bench.views.put(reservation(Status.SOLD, 4).with(Optional.of(there)));
        assertThat(receiptOf(replace(CallsFixture.atOnce()))).contains(Receipt.Status.SENT);
    }

    private static Optional<Receipt.Status> receiptOf(Answer answer) {
        return ((Answer.ReservationNow) answer).reservation().receiptStatus();
    }

    @Test
    void a_doubt_about_it_is_told() {
        bench.views.put(reservation(Status.SOLD, 4));
        bench.contacts.acknowledge(false);

        assertThat(replace(CallsFixture.atOnce())).isEqualTo(new UndecidedAnswer.LogUnavailable(true));
        assertThat(bench.addresses.erase(States.EVENT, States.RESERVATION))
                .isEqualTo(new UndecidedAnswer.LogUnavailable(true));
    }

    @Test
    void every_address_of_the_reservation_is_erased_and_no_other() {
        for (String print : new String[] {"print-a", "print-b"}) {
            var _ = bench.contacts.write(States.EVENT, States.RESERVATION, Optional.of(print), "a@example.com");
        }
        var _ = bench.contacts.write(States.EVENT, States.RESERVATION, Optional.empty(), "c@example.com");
        var _ = bench.contacts.write(States.EVENT, "cart-11", Optional.empty(), "d@example.com");

        assertThat(bench.addresses.erase(States.EVENT, States.RESERVATION))
                .isEqualTo(new PaymentAnswer.ContactErased(SUBJECT));
        assertThat(bench.contacts.addresses()).isEqualTo(Map.of("ev-1/cart-11", "d@example.com"));
    }
}
