package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Commands.START;
import static io.holdfast.hold.seat.Commands.TERMS;
import static io.holdfast.hold.seat.Commands.close;
import static io.holdfast.hold.seat.Commands.extend;
import static io.holdfast.hold.seat.Commands.hold;
import static io.holdfast.hold.seat.Commands.id;
import static io.holdfast.hold.seat.Commands.open;
import static io.holdfast.hold.seat.Commands.release;
import static io.holdfast.hold.seat.Commands.tick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.hold.seat.Command.Subject;
import io.holdfast.hold.seat.Fact.CommandRefused.Reason;
import io.holdfast.hold.seat.Reservation.Rejection;
import io.holdfast.hold.seat.Reservation.Status;
import io.holdfast.hold.seat.Reservation.UnavailableSeat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The corner cases of the rules, each by name. */
class DeciderTest {

    private static final Instant END = START.plusSeconds(300);
    private final MapState state = new MapState();

    private List<Fact> at(Instant at, Command command) {
        return state.handle(command, at).facts();
    }

    private List<String> names(Instant at, Command command) {
        return at(at, command).stream().map(Fact::name).toList();
    }

    private void opened() {
        at(START, open());
    }

    private Status status(String reservation) {
        return state.reservation(id(reservation)).orElseThrow().status();
    }

    @Test
    void a_hold_has_all_its_seats_their_price_and_its_end() {
        opened();

        List<Fact> facts = at(START, hold("cart-91", "A-1-13", "A-1-12"));

        assertThat(facts)
                .containsExactly(new Fact.SeatsHeld(
                        id("cart-91"),
                        new Request(List.of("A-1-12", "A-1-13"), 300),
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
        var dearer = new Event.Terms(
                TERMS.name(), TERMS.currency(), new SeatingPlan(List.of(new Section("A", 10, 20, 9_900))), 1);

        assertThat(names(START, open())).containsExactly("CommandRepeated");
        assertThat(at(START, new Command.OpenEvent(new Subject.OfEvent("ev-42"), dearer)))
                .containsExactly(new Fact.CommandRefused(
                        new Subject.OfEvent("ev-42"), "OpenEvent", Reason.EVENT_DIFFERS, List.of("sections")));
    }

    @Test
    void a_release_one_millisecond_before_the_end_releases() {
        opened();
        at(START, hold("one", "A-1-12"));

        assertThat(names(END.minusMillis(1), release("one"))).containsExactly("HoldReleased");
    }

    @Test
    void a_release_at_the_end_finds_the_hold_expired_before_any_tick() {
        opened();
        at(START, hold("one", "A-1-12"));

        assertThat(names(END, release("one"))).containsExactly("HoldExpired", "CommandRefused");
        assertThat(state.holders()).isEmpty();
    }

    @Test
    void an_extension_one_millisecond_before_the_end_extends_from_now() {
        opened();
        at(START, hold("one", "A-1-12"));

        assertThat(at(END.minusMillis(1), extend("one", 300)))
                .containsExactly(
                        new Fact.HoldExtended(id("one"), END.plusSeconds(300).minusMillis(1), 2));
    }

    @Test
    void an_extension_at_the_end_finds_the_hold_expired_before_any_tick() {
        opened();
        at(START, hold("one", "A-1-12"));

        assertThat(names(END, extend("one", 300))).containsExactly("HoldExpired", "CommandRefused");
    }

    @Test
    void an_extension_never_shortens_what_was_promised() {
        opened();
        at(START, hold("one", "A-1-12"));

        assertThat(names(START.plusSeconds(1), extend("one", 1))).containsExactly("CommandRepeated");
        assertThat(status("one")).isEqualTo(new Status.Held(START, END));
    }

    @Test
    void extensions_end_thirty_minutes_after_the_hold_began() {
        opened();
        at(START, hold("one", "A-1-12"));

        at(START.plusSeconds(200), extend("one", 1_800));

        assertThat(status("one")).isEqualTo(new Status.Held(START, START.plus(Duration.ofMinutes(30))));
    }

    @Test
    void the_same_seats_are_still_taken_one_millisecond_before_the_end_and_free_at_the_end() {
        opened();
        at(START, hold("one", "A-1-12", "A-1-13"));

        assertThat(names(END.minusMillis(1), hold("two", "A-1-12"))).containsExactly("HoldRejected");
        assertThat(names(END, hold("three", "A-1-12"))).containsExactly("HoldExpired", "SeatsHeld");
        assertThat(state.holders()).containsExactly(Map.entry("ev-42/A-1-12", id("three")));
    }

    @Test
    void a_stale_tick_after_the_seat_was_held_anew_expires_nothing() {
        opened();
        at(START, hold("one", "A-1-12"));
        at(END, hold("two", "A-1-12"));

        assertThat(names(END, tick())).isEmpty();
        assertThat(state.holder("ev-42", "A-1-12")).contains(id("two"));
    }

    @Test
    void a_release_that_arrives_after_someone_else_holds_the_seat_frees_nothing() {
        opened();
        at(START, hold("one", "A-1-12"));
        at(END, hold("two", "A-1-12"));

        assertThat(names(END, release("one"))).containsExactly("CommandRefused");
        assertThat(state.holder("ev-42", "A-1-12")).contains(id("two"));
    }

    @Test
    void a_tick_expires_at_the_end_and_not_a_millisecond_before() {
        opened();
        at(START, hold("one", "A-1-12"));

        assertThat(names(END.minusMillis(1), tick())).isEmpty();
        assertThat(names(END, tick())).containsExactly("HoldExpired");
        assertThat(names(END, tick())).isEmpty();
    }

    @Test
    void ten_thousand_holds_due_in_the_same_second_expire_in_bounded_batches() {
        opened();
        IntStream.range(0, 10_000)
                .forEach(i -> at(START, hold("r" + i, 300, "B-" + (i / 50 + 1) + "-" + (i % 50 + 1))));

        var batches = new ArrayList<Integer>();
        for (List<Fact> facts = at(END, tick()); !facts.isEmpty(); facts = at(END, tick())) {
            batches.add(facts.size());
        }

        assertThat(batches).hasSize(20).containsOnly(Limits.PER_TICK);
        assertThat(state.holders()).isEmpty();
    }

    @Test
    void a_log_time_that_goes_backwards_counts_as_standing_still() {
        opened();
        at(START, hold("one", "A-1-12"));
        at(END.minusMillis(1), hold("two", "A-1-13"));

        at(START.minusSeconds(60), hold("three", "A-1-14"));

        assertThat(status("three"))
                .isEqualTo(
                        new Status.Held(END.minusMillis(1), END.minusMillis(1).plusSeconds(300)));
    }

    @Test
    void a_finished_reservation_answers_for_a_day_and_is_then_forgotten() {
        opened();
        at(START, hold("one", "A-1-12"));
        at(START, release("one"));
        Instant horizon = START.plus(Limits.IDEMPOTENCY_HORIZON);

        assertThat(names(horizon.minusMillis(1), tick())).isEmpty();
        assertThat(names(horizon.minusMillis(1), release("one"))).containsExactly("CommandRepeated");
        assertThat(names(horizon, tick())).containsExactly("ReservationForgotten");
        assertThat(state.reservations()).isEmpty();
    }

    @Test
    void a_retry_at_the_end_of_the_hold_is_told_that_it_expired() {
        opened();
        at(START, hold("one", "A-1-12"));

        assertThat(names(END, hold("one", "A-1-12"))).containsExactly("HoldExpired", "CommandRepeated");
        assertThat(status("one")).isEqualTo(new Status.Expired(START, END, END));
    }
}
