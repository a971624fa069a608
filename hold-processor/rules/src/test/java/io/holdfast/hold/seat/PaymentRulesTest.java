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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The corner cases of paying, each by name (P6, P7). */
class PaymentRulesTest {

    private static final Instant END = START.plusSeconds(300);
    private static final Instant NEXT_DAY = START.plus(Duration.ofDays(1));
    private static final List<String> SEAT = List.of("A-1-1");
    private static final Price PRICE = new Price(4_500, "EUR");
    private static final Instant LATER = NEXT_DAY.plusSeconds(1);
    private static final Optional<String> CONTACT = Optional.of("print-a");
    private final MapState state = new MapState();

    @BeforeEach
    void held() {
        at(START, Commands.open());
        at(START, hold("r", "A-1-1"));
    }

    private List<Fact> at(Instant at, Command command) {
        return state.handle(command, at).facts();
    }

    private List<String> names(Instant at, Command command) {
        return at(at, command).stream().map(Fact::name).toList();
    }

    private Status status() {
        return state.reservation(id("r")).orElseThrow().status();
    }

    private Optional<ReservationId> holder() {
        return state.holder("ev-42", "A-1-1");
    }

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
    void while_the_payment_is_in_doubt_its_seats_are_given_to_nobody() {
        at(START, checkout("r", 1));
        at(START, payment("r", 1, Outcome.UNKNOWN));
        Instant late = END.plusSeconds(600);

        assertThat(names(late, hold("other", "A-1-1"))).containsExactly("HoldRejected");
        assertThat(names(late, tick())).containsExactly("VoidRequested");
        assertThat(names(late, hold("another", "A-1-1"))).containsExactly("HoldRejected");
        assertThat(holder()).contains(id("r"));

        assertThat(names(late, payment("r", 1, Outcome.VOIDED)))
                .containsExactly("PaymentFailed", "PaymentVoided", "HoldExpired");
        assertThat(holder()).isEmpty();
        assertThat(names(late, hold("third", "A-1-1"))).containsExactly("SeatsHeld");
    }

    @Test
    void an_authorization_that_comes_after_its_void_was_requested_sells_nothing_and_is_voided_again() {
        at(START, checkout("r", 1));
        at(END, tick());

        assertThat(names(END, payment("r", 1, Outcome.AUTHORIZED))).containsExactly("VoidRequested");
        assertThat(status()).isInstanceOf(Status.Voiding.class);
        assertThat(state.reservation(id("r")).orElseThrow().version()).isEqualTo(3);
    }

    @Test
    void an_authorization_for_seats_that_are_gone_is_voided_and_never_captured() {
        at(START, checkout("r", 1));
        at(END, tick());
        at(END, payment("r", 1, Outcome.VOIDED));
        at(END, hold("next", "A-1-1"));

        assertThat(names(END, payment("r", 1, Outcome.AUTHORIZED))).containsExactly("VoidRequested");
        assertThat(holder()).contains(id("next"));
    }

    @Test
    void an_authorization_of_another_amount_sells_nothing_and_is_voided() {
        at(START, checkout("r", 1));

        assertThat(names(START, payment("r", 1, Outcome.AUTHORIZED, 4_499))).containsExactly("VoidRequested");
        assertThat(status()).isInstanceOf(Status.Voiding.class);
        assertThat(holder()).contains(id("r"));
    }

    @Test
    void p5_a_hold_whose_payment_was_of_another_amount_goes_on_once_that_is_voided() {
        at(START, checkout("r", 1));
        at(START, payment("r", 1, Outcome.AUTHORIZED, 4_499));

        assertThat(names(END.minusMillis(1), payment("r", 1, Outcome.VOIDED)))
                .containsExactly("PaymentFailed", "PaymentVoided");
        assertThat(status()).isInstanceOf(Status.Held.class);
        assertThat(names(END.minusMillis(1), checkout("r", 2))).containsExactly("PaymentRequested");
    }

    @Test
    void a_hold_whose_payment_was_of_another_amount_ends_where_the_void_is_late() {
        at(START, checkout("r", 1));
        at(START, payment("r", 1, Outcome.AUTHORIZED, 4_499));

        assertThat(names(END, payment("r", 1, Outcome.VOIDED)))
                .containsExactly("PaymentFailed", "PaymentVoided", "HoldExpired");
    }

    @Test
    void money_that_was_taken_without_a_sale_is_given_back() {
        assertThat(names(START, payment("r", 1, Outcome.CAPTURED))).containsExactly("RefundRequested");
        assertThat(names(START, payment("r", 1, Outcome.REFUNDED))).containsExactly("PaymentRefunded");
    }

    @Test
    void a_sale_is_never_forgotten_and_its_late_capture_is_no_refund() {
        at(START, checkout("r", 1));
        at(START, payment("r", 1, Outcome.AUTHORIZED));

        assertThat(names(NEXT_DAY.plusSeconds(1), tick())).isEmpty();
        assertThat(names(NEXT_DAY.plusSeconds(1), payment("r", 1, Outcome.CAPTURED)))
                .containsExactly("PaymentCaptured");
        assertThat(names(NEXT_DAY.plusSeconds(2), payment("r", 1, Outcome.CAPTURED)))
                .containsExactly("CommandRepeated");
        assertThat(names(NEXT_DAY.plusSeconds(2), hold("other", "A-1-1"))).containsExactly("HoldRejected");
    }

    @Test
    void p8_that_the_money_was_taken_is_told_with_all_that_a_receipt_says() {
        at(START, checkout("r", 1));
        at(START, payment("r", 1, Outcome.AUTHORIZED));

        assertThat(at(START, payment("r", 1, Outcome.CAPTURED)))
                .containsExactly(new Fact.PaymentCaptured(id("r"), 1, SEAT, PRICE, "Night of Strings", CONTACT, 4));
    }

    @Test
    void a_decline_after_the_end_of_the_hold_frees_the_seats() {
        at(START, checkout("r", 1));

        assertThat(names(END, payment("r", 1, Outcome.DECLINED))).containsExactly("PaymentFailed", "HoldExpired");
        assertThat(holder()).isEmpty();
        assertThat(status()).isInstanceOf(Status.Expired.class);
    }

    @Test
    void seats_that_cost_nothing_are_sold_without_a_payment() {
        var free = new MapState();
        var terms = new Event.Terms("Open air", "EUR", new SeatingPlan(List.of(new Section("A", 1, 1, 0))), 1);
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
    void a_captured_amount_that_differs_is_a_fact_and_nobody_asks_for_money_again() {
        at(START, checkout("r", 1));
        at(START, payment("r", 1, Outcome.AUTHORIZED));

        assertThat(at(START, payment("r", 1, Outcome.CAPTURED, 100)))
                .containsExactly(new Fact.CaptureDiffers(id("r"), 1, new Price(100, "EUR"), 4));
        assertThat(settlement()).isEqualTo(Settlement.AMOUNT_DIFFERS);
        assertThat(names(START, payment("r", 1, Outcome.CAPTURED, 100))).containsExactly("CommandRepeated");
        assertThat(names(START, checkout("r", 2))).containsExactly("CommandRepeated");
    }

    @Test
    void p7_a_sale_whose_capture_failed_is_paid_by_another_attempt_and_stays_sold() {
        unpaid();

        assertThat(names(LATER, checkout("r", 2))).containsExactly("PaymentRequested", "VoidRequested");
        assertThat(settlement()).isEqualTo(Settlement.PAYING_AGAIN);
        assertThat(names(LATER, payment("r", 1, Outcome.VOIDED))).containsExactly("PaymentVoided");
        assertThat(names(LATER, payment("r", 2, Outcome.AUTHORIZED))).containsExactly("CaptureRequested");
        assertThat(settlement()).isEqualTo(Settlement.AUTHORIZED);
        assertThat(names(LATER, payment("r", 2, Outcome.CAPTURED))).containsExactly("PaymentCaptured");
        assertThat(settlement()).isEqualTo(Settlement.CAPTURED);
        assertThat(holder()).contains(id("r"));
    }

    @Test
    void p7_what_the_failed_attempt_took_after_all_is_given_back_once_another_is_asked() {
        unpaid();
        at(LATER, checkout("r", 2));

        assertThat(names(LATER, payment("r", 1, Outcome.CAPTURED))).containsExactly("RefundRequested");
        assertThat(settlement()).isEqualTo(Settlement.PAYING_AGAIN);
    }

    @Test
    void a_sale_that_is_declined_again_stays_sold_and_unpaid_and_can_be_tried_once_more() {
        unpaid();
        at(LATER, checkout("r", 2));

        assertThat(names(LATER, payment("r", 2, Outcome.DECLINED))).containsExactly("PaymentFailed");
        assertThat(settlement()).isEqualTo(Settlement.CAPTURE_FAILED);
        assertThat(state.reservation(id("r")).orElseThrow().payments().decline())
                .contains(new Reservation.Decline(2, FailureCause.DECLINED, Optional.of("card_declined")));
        assertThat(names(LATER, payment("r", 2, Outcome.AUTHORIZED))).containsExactly("VoidRequested");
        assertThat(names(LATER, checkout("r", 3))).containsExactly("PaymentRequested");
    }

    @Test
    void a_sale_whose_second_payment_hangs_is_voided_by_a_tick_and_can_be_tried_once_more() {
        unpaid();
        at(LATER, checkout("r", 2));
        Instant late = LATER.plusSeconds(120);

        assertThat(names(late.minusMillis(1), tick())).isEmpty();
        assertThat(names(late, tick())).containsExactly("VoidRequested");
        assertThat(names(late, tick())).isEmpty();
        assertThat(names(late, checkout("r", 3))).containsExactly("CommandRepeated");
        assertThat(names(late, payment("r", 2, Outcome.AUTHORIZED))).containsExactly("VoidRequested");
        assertThat(names(late, payment("r", 2, Outcome.VOIDED))).containsExactly("PaymentFailed", "PaymentVoided");
        assertThat(settlement()).isEqualTo(Settlement.CAPTURE_FAILED);
        assertThat(names(late, checkout("r", 3))).containsExactly("PaymentRequested");
    }

    @Test
    void a_void_that_ends_as_a_refund_ends_the_payment_too() {
        at(START, checkout("r", 1));
        at(END, tick());

        assertThat(names(END, payment("r", 1, Outcome.CAPTURED))).containsExactly("RefundRequested");
        assertThat(names(END, payment("r", 1, Outcome.REFUNDED)))
                .containsExactly("PaymentFailed", "PaymentRefunded", "HoldExpired");
        assertThat(holder()).isEmpty();
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

    private void unpaid() {
        at(START, checkout("r", 1));
        at(START, payment("r", 1, Outcome.AUTHORIZED));
        at(START, payment("r", 1, Outcome.CAPTURE_FAILED));
    }

    private Settlement settlement() {
        return ((Status.Sold) status()).settlement();
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
