package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Commands.START;
import static io.holdfast.hold.seat.Commands.checkout;
import static io.holdfast.hold.seat.Commands.hold;
import static io.holdfast.hold.seat.Commands.id;
import static io.holdfast.hold.seat.Commands.payment;
import static io.holdfast.hold.seat.Commands.tick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.hold.seat.Command.RecordPayment.Outcome;
import io.holdfast.hold.seat.Command.Subject;
import io.holdfast.hold.seat.Fact.CommandRefused.Reason;
import io.holdfast.hold.seat.Reservation.FailureCause;
import io.holdfast.hold.seat.Reservation.Price;
import io.holdfast.hold.seat.Reservation.Settlement;
import io.holdfast.hold.seat.Reservation.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The corner cases of paying, each by name: which press is which payment, and what it leads to (P6, P7). */
class PaymentRulesTest extends PaymentRulesFixture {

    @Test
    void a_checkout_asks_for_the_price_of_the_seats_and_numbers_the_attempt() {
        assertThat(at(START, checkout("r", 1)))
                .containsExactly(new Fact.PaymentRequested(id("r"), 1, SEAT, PRICE, "pm_card_visa", CONTACT, END, 2));
    }

    @Test
    void the_payment_window_never_closes_before_the_hold_would_have_ended() {
        at(START.plusSeconds(299), checkout("r", 1));

        assertThat(status()).isEqualTo(new Status.Paying(START, END, START.plusSeconds(299 + 120)));
        assertThat(names(END.plusSeconds(60), tick())).isEmpty();
        assertThat(names(END.plusSeconds(119), tick())).containsExactly("VoidRequested");
    }

    @Test
    void a_checkout_one_millisecond_before_the_end_is_taken_and_one_at_the_end_is_not() {
        assertThat(names(END, checkout("r", 1))).containsExactly("HoldExpired", "CommandRefused");

        var other = new MapState();
        other.handle(Commands.open(), START);
        other.handle(hold("r", "A-1-1"), START);
        assertThat(other.handle(checkout("r", 1), END.minusMillis(1)).facts())
                .hasOnlyElementsOfType(Fact.PaymentRequested.class);
    }

    @Test
    void pressed_twice_it_is_one_payment() {
        at(START, checkout("r", 1));

        assertThat(names(START, checkout("r", 1))).containsExactly("CommandRepeated");
        assertThat(state.reservation(id("r")).orElseThrow().payments().attempts())
                .isEqualTo(1);
    }

    @Test
    void a_second_press_that_arrives_after_the_decline_is_still_the_first_payment() {
        at(START, checkout("r", 1));
        at(START, payment("r", 1, Outcome.DECLINED));

        assertThat(names(START, checkout("r", 1))).containsExactly("CommandRepeated");
        assertThat(status()).isInstanceOf(Status.Held.class);
    }

    @Test
    void declined_and_then_paid_with_another_card_it_is_sold_once() {
        at(START, checkout("r", 1));
        at(START, payment("r", 1, Outcome.DECLINED));
        at(START, checkout("r", 2));

        assertThat(at(START, payment("r", 2, Outcome.AUTHORIZED)))
                .containsExactly(
                        new Fact.SeatsSold(id("r"), SEAT, PRICE, 2, "Night of Strings", CONTACT, 5),
                        new Fact.CaptureRequested(id("r"), 2, SEAT, PRICE, CONTACT, 5));
        assertThat(names(START, payment("r", 1, Outcome.DECLINED))).containsExactly("CommandRefused");
        assertThat(status()).isEqualTo(new Status.Sold(START, END, START, Settlement.AUTHORIZED, Optional.empty()));
    }

    @Test
    void seats_that_cost_nothing_are_sold_without_a_payment() {
        var free = new MapState();
        var terms = Commands.terms(
                "Open air", "EUR", new SeatingPlan(List.of(new Section("A", 1, 1, 0))), 1, Optional.empty());
        free.handle(new Command.OpenEvent(new Subject.OfEvent("ev-42"), terms), START);
        free.handle(hold("r", "A-1-1"), START);

        assertThat(free.handle(checkout("r", 1), START).facts())
                .containsExactly(new Fact.SeatsSold(id("r"), SEAT, new Price(0, "EUR"), 0, "Open air", CONTACT, 2));
        assertThat(free.reservation(id("r")).orElseThrow().status())
                .isEqualTo(new Status.Sold(START, END, START, Settlement.NOTHING_DUE, Optional.empty()));
    }

    @Test
    void a_refusal_of_our_own_request_is_no_decline_and_the_hold_goes_on() {
        at(START, checkout("r", 1));

        assertThat(at(START, payment("r", 1, Outcome.UNAVAILABLE)))
                .containsExactly(new Fact.PaymentFailed(id("r"), 1, FailureCause.UNAVAILABLE, Optional.empty(), 3));
        assertThat(status()).isInstanceOf(Status.Held.class);
        assertThat(state.reservation(id("r")).orElseThrow().payments().decline())
                .contains(new Reservation.Decline(1, FailureCause.UNAVAILABLE, Optional.empty()));
    }

    @Test
    void the_same_press_with_another_card_or_address_is_refused_and_names_what_differs() {
        at(START, checkout("r", 1));

        assertThat(at(START, Commands.checkout("r", 1, "pm_other", "print-b")))
                .containsExactly(differs("paymentMethod", "email"));
        at(START, payment("r", 1, Outcome.AUTHORIZED));
        assertThat(at(START, Commands.checkout("r", 1, "pm_card_visa", "print-b")))
                .containsExactly(differs("email"));
        assertThat(names(START, checkout("r", 1))).containsExactly("CommandRepeated");
    }

    @Test
    void a_new_press_after_a_decline_may_name_another_card_and_address() {
        at(START, checkout("r", 1));
        at(START, payment("r", 1, Outcome.DECLINED));

        assertThat(at(START, Commands.checkout("r", 1, "pm_other", "print-a")))
                .containsExactly(differs("paymentMethod"));
        assertThat(names(START, Commands.checkout("r", 2, "pm_other", "print-b")))
                .containsExactly("PaymentRequested");
    }

    @Test
    void seats_that_cost_something_are_not_paid_for_with_nothing() {
        var nothing = new Command.Checkout(id("r"), 1, Optional.empty(), Optional.empty(), Duration.ofMinutes(2));

        assertThat(at(START, nothing))
                .containsExactly(new Fact.CommandRefused(
                        new Subject.OfReservation(id("r")), "Checkout", Reason.NO_PAYMENT_METHOD, List.of()));
    }

    @Test
    void why_a_payment_failed_is_remembered_with_the_state_it_led_to() {
        at(START, checkout("r", 1));
        at(START, payment("r", 1, Outcome.DECLINED));

        assertThat(state.reservation(id("r")).orElseThrow().history().getLast().code())
                .contains("card_declined");
    }

    private static Fact differs(String... fields) {
        return new Fact.CommandRefused(
                new Subject.OfReservation(id("r")), "Checkout", Reason.CHECKOUT_DIFFERS, List.of(fields));
    }

    @Test
    void every_state_is_remembered_with_the_command_that_led_to_it() {
        at(START, checkout("r", 1));
        at(START, payment("r", 1, Outcome.UNKNOWN));
        at(START, payment("r", 1, Outcome.AUTHORIZED));
        at(START, payment("r", 1, Outcome.CAPTURED));

        assertThat(state.reservation(id("r")).orElseThrow().history())
                .extracting(step -> "%d %s %s %s %d"
                        .formatted(
                                step.version(),
                                step.state(),
                                step.fact(),
                                step.command(),
                                step.decided().offset()))
                .containsExactly(
                        "1 HELD SeatsHeld HoldSeats 1",
                        "2 PAYING PaymentRequested Checkout 2",
                        "3 SOLD SeatsSold RecordPayment 4",
                        "4 SOLD PaymentCaptured RecordPayment 5");
    }

    @Test
    void a_history_that_is_too_long_loses_what_came_after_its_first_state() {
        for (int i = 1; i <= Limits.HISTORY; i++) {
            at(START.plusSeconds(i), Commands.extend("r", 300));
        }

        assertThat(state.reservation(id("r")).orElseThrow().history())
                .hasSize(Limits.HISTORY)
                .extracting(Reservation.Step::version)
                .startsWith(1, 3)
                .endsWith(Limits.HISTORY + 1);
    }

    @Test
    void what_is_no_payment_cannot_be_asked() {
        assertThatThrownBy(() -> checkout("r", 0)).hasMessage("attempt must be at least 1");
        assertThatThrownBy(() -> payment("r", 0, Outcome.VOIDED)).hasMessage("attempt must be at least 1");
        assertThatThrownBy(() ->
                        new Command.Checkout(id("r"), 1, Optional.of(""), Optional.empty(), Duration.ofSeconds(1)))
                .hasMessageStartingWith("paymentMethod must match");
        assertThatThrownBy(() -> new Command.Checkout(id("r"), 1, Optional.of("pm"), Optional.empty(), Duration.ZERO))
                .hasMessageStartingWith("the payment window must be");
        assertThatThrownBy(() ->
                        new Command.Checkout(id("r"), 1, Optional.of("pm"), Optional.empty(), Duration.ofHours(1)))
                .hasMessageStartingWith("the payment window must be");
    }
}
