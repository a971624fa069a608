package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Commands.START;
import static io.holdfast.hold.seat.Commands.TERMS;
import static io.holdfast.hold.seat.Commands.close;
import static io.holdfast.hold.seat.Commands.extend;
import static io.holdfast.hold.seat.Commands.hold;
import static io.holdfast.hold.seat.Commands.id;
import static io.holdfast.hold.seat.Commands.open;
import static io.holdfast.hold.seat.Commands.release;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.hold.seat.Command.Subject;
import io.holdfast.hold.seat.Fact.CommandRefused.Reason;
import io.holdfast.hold.seat.Reservation.Rejection;
import io.holdfast.hold.seat.Reservation.Status;
import io.holdfast.hold.seat.Reservation.UnavailableSeat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The corner cases of holding seats, each by name: who gets which seats, and what an identity stands for (P1–P3). */
class DeciderTest extends RulesFixture {

    @Test
    void a_hold_has_all_its_seats_their_price_and_its_end() {
        opened();

        List<Fact> facts = at(START, hold("cart-91", "A-1-13", "A-1-12"));

        assertThat(facts)
                .containsExactly(new Fact.SeatsHeld(
                        id("cart-91"),
                        new Request(List.of("A-1-12", "A-1-13"), 300),
                        Optional.empty(),
                        new Reservation.Price(9_000, "EUR"),
                        END,
                        1));
        assertThat(state.holders().values()).containsOnly(id("cart-91")).hasSize(2);
    }

    @Test
    void of_two_carts_that_cross_one_gets_both_seats_and_the_other_none() {
        opened();

        List<Fact> first = at(START, hold("one", "A-1-12", "A-1-13"));
        List<Fact> second = at(START, hold("two", "A-1-13", "A-1-14"));

        assertThat(first).hasOnlyElementsOfType(Fact.SeatsHeld.class);
        assertThat(second)
                .singleElement()
                .isInstanceOfSatisfying(
                        Fact.HoldRejected.class,
                        rejected -> assertThat(rejected.rejection())
                                .isEqualTo(new Rejection.SeatsUnavailable(
                                        List.of(new UnavailableSeat("A-1-13", UnavailableSeat.Reason.TAKEN)))));
        assertThat(state.holder("ev-42", "A-1-14")).isEmpty();
    }

    @Test
    void the_same_two_seats_in_another_order_under_another_id_are_taken() {
        opened();
        at(START, hold("one", "A-1-12", "A-1-13"));

        assertThat(names(START, hold("two", "A-1-13", "A-1-12"))).containsExactly("HoldRejected");
    }

    @Test
    void the_same_two_seats_in_another_order_under_the_same_id_are_the_same_request() {
        opened();
        at(START, hold("one", "A-1-12", "A-1-13"));

        assertThat(names(START, hold("one", "A-1-13", "A-1-12"))).containsExactly("CommandRepeated");
    }

    @Test
    void the_same_seat_twice_in_a_cart_cannot_be_asked() {
        assertThatThrownBy(() -> hold("one", "A-1-12", "A-1-12"))
                .hasMessage("seats must name each seat once: A-1-12 stands there twice");
    }

    @Test
    void the_same_id_with_other_seats_is_refused_and_names_what_differs() {
        opened();
        at(START, hold("one", "A-1-12"));

        assertThat(at(START, hold("one", 60, "A-1-13")))
                .containsExactly(new Fact.CommandRefused(
                        new Subject.OfReservation(id("one")),
                        "HoldSeats",
                        Reason.RESERVATION_DIFFERS,
                        List.of("seats", "holdSeconds")));
        assertThat(state.holder("ev-42", "A-1-13")).isEmpty();
    }

    @Test
    void a_rejected_identity_stays_rejected_when_its_seats_come_free() {
        opened();
        at(START, hold("one", "A-1-12"));
        at(START, hold("two", "A-1-12"));
        at(START, release("one"));

        assertThat(names(START, hold("two", "A-1-12"))).containsExactly("CommandRepeated");
        assertThat(status("two")).isInstanceOf(Status.Rejected.class);
    }

    @Test
    void a_seat_that_the_event_does_not_have_is_unknown_and_nothing_is_held() {
        opened();

        at(START, hold("one", "A-1-12", "A-11-1", "A-1-21", "C-1-1", "A-01-1", "A-0-1"));

        assertThat(status("one"))
                .isInstanceOfSatisfying(
                        Status.Rejected.class,
                        rejected -> assertThat(rejected.rejection())
                                .isInstanceOfSatisfying(
                                        Rejection.SeatsUnavailable.class,
                                        seats -> assertThat(seats.seats())
                                                .extracting(UnavailableSeat::seat)
                                                .containsExactly("A-0-1", "A-01-1", "A-1-21", "A-11-1", "C-1-1")));
        assertThat(state.holders()).isEmpty();
    }

    @Test
    void an_event_that_was_never_opened_holds_nothing_and_remembers_nothing() {
        assertThat(names(START, hold("one", "A-1-12"))).containsExactly("CommandRefused");
        assertThat(state.reservations()).isEmpty();
    }

    @Test
    void a_closed_event_takes_no_new_holds_and_lets_live_ones_run_on() {
        opened();
        at(START, hold("one", "A-1-12"));
        at(START, close());

        assertThat(names(START, hold("two", "A-1-13"))).containsExactly("HoldRejected");
        assertThat(names(START, extend("one", 600))).containsExactly("HoldExtended");
        assertThat(names(START, release("one"))).containsExactly("HoldReleased");
    }

    @Test
    void opening_again_with_the_same_terms_repeats_and_with_others_is_refused() {
        opened();
        var dearer = Commands.terms(
                TERMS.name(),
                TERMS.currency(),
                new SeatingPlan(List.of(new Section("A", 10, 20, 9_900))),
                1,
                Optional.empty());

        assertThat(names(START, open())).containsExactly("CommandRepeated");
        assertThat(at(START, new Command.OpenEvent(new Subject.OfEvent("ev-42"), dearer)))
                .containsExactly(new Fact.CommandRefused(
                        new Subject.OfEvent("ev-42"), "OpenEvent", Reason.EVENT_DIFFERS, List.of("sections")));
    }
}
