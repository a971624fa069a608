package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Commands.START;
import static io.holdfast.hold.seat.Commands.checkout;
import static io.holdfast.hold.seat.Commands.close;
import static io.holdfast.hold.seat.Commands.extend;
import static io.holdfast.hold.seat.Commands.hold;
import static io.holdfast.hold.seat.Commands.id;
import static io.holdfast.hold.seat.Commands.payment;
import static io.holdfast.hold.seat.Commands.release;
import static io.holdfast.hold.seat.Commands.tick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.hold.seat.Command.RecordPayment.Outcome;
import io.holdfast.hold.seat.Fact.CommandRefused.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody acts on what is another tenant's or another customer's, whatever the edge lets in (P12). */
class CallerRulesTest extends CallerFixture {

    /** What can be asked of a reservation from outside. */
    static Stream<Command> aboutReservation() {
        return Stream.of(hold("r", "A-1-1"), hold("r", "A-2-2"), release("r"), extend("r", 600), checkout("r", 1));
    }

    /** What can be asked of an event from outside, but opening it. */
    static Stream<Command> aboutEvent() {
        return Stream.concat(
                Stream.of(close(), hold("new", "A-1-2"), TwoRegions.cede("t", "us", "A-1-12")), aboutReservation());
    }

    @Test
    void an_event_is_the_tenants_whose_caller_opened_it() {
        assertThat(ask(ACME, open(4))).containsExactly(new Fact.EventOpened(EVENT, terms(Optional.of("acme"), 4)));
        assertThat(state.event("ev-42").orElseThrow().terms().tenant()).contains("acme");
    }

    @ParameterizedTest
    @MethodSource("aboutEvent")
    void another_tenant_is_refused_and_changes_nothing(Command command) {
        ask(ACME, open(0));
        ask(ACME, hold("r", "A-1-1"));
        String before = state.everything();

        assertThat(ask(OTHER, command)).containsExactly(refused(command, Reason.NOT_YOURS));

        assertThat(state.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("aboutEvent")
    void who_names_no_caller_is_refused_what_is_a_tenants(Command command) {
        ask(ACME, open(0));
        ask(ACME, hold("r", "A-1-1"));

        assertThat(state.handle(command, START).facts()).containsExactly(refused(command, Reason.NOT_YOURS));
    }

    @Test
    void a_hold_that_is_over_is_not_ended_by_somebody_else() {
        ask(ACME, open(0));
        ask(ACME, hold("r", "A-1-1"));

        assertThat(ask(START.plusSeconds(301), OTHER, release("r")))
                .containsExactly(refused(release("r"), Reason.NOT_YOURS));
        assertThat(known("r").status()).isInstanceOf(Reservation.Status.Held.class);
    }

    @Test
    void the_second_tenant_of_an_event_id_learns_nothing_but_that_it_is_taken() {
        ask(ACME, open(4));

        assertThat(ask(OTHER, open(4))).containsExactly(refused(open(4), Reason.EVENT_DIFFERS, "tenant"));
        assertThat(ask(OTHER, open(9))).containsExactly(refused(open(9), Reason.EVENT_DIFFERS, "tenant"));
        assertThat(ask(OTHER, Commands.open()))
                .containsExactly(refused(Commands.open(), Reason.EVENT_DIFFERS, "tenant"));
        assertThat(names(ACME, open(4))).containsExactly("CommandRepeated");
        assertThat(ask(ACME, open(9))).containsExactly(refused(open(9), Reason.EVENT_DIFFERS, "limits"));
    }

    @Test
    void an_event_that_nobody_owns_is_open_to_everybody() {
        state.handle(open(0), START);

        assertThat(names(ACME, hold("r", "A-1-1"))).containsExactly("SeatsHeld");
        assertThat(names(OTHER, open(0))).containsExactly("CommandRepeated");
        assertThat(names(OTHER, release("r"))).containsExactly("HoldReleased");
        assertThat(state.handle(close(), START).facts()).containsExactly(new Fact.EventClosed(EVENT));
    }

    @Test
    void an_event_of_earlier_rules_knows_no_callers() {
        ask(ACME, Commands.open());
        ask(browser(ANNA), hold("r", "A-1-1"));

        assertThat(state.event("ev-42").orElseThrow().terms().tenant()).isEmpty();
        assertThat(known("r").customer()).isEmpty();
        assertThat(names(browser(BERT), holdFor(BERT, "r", "A-1-1"))).containsExactly("CommandRepeated");
        assertThat(names(OTHER, release("r"))).containsExactly("HoldReleased");
    }

    @ParameterizedTest
    @MethodSource("aboutReservation")
    void a_customers_token_does_nothing_to_a_reservation_of_another(Command command) {
        ask(ACME, open(0));
        ask(browser(ANNA), hold("r", "A-1-1"));
        String before = state.everything();

        assertThat(ask(browser(BERT), command)).containsExactly(refused(command, Reason.NOT_YOURS));

        assertThat(state.everything()).isEqualTo(before);
        assertThat(names(browser(ANNA), command)).doesNotContain("NOT_YOURS").isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("aboutReservation")
    void a_customers_token_does_nothing_to_a_reservation_of_nobody(Command command) {
        ask(ACME, open(0));
        ask(ACME, hold("r", "A-1-1"));
        var nameless = new Caller("acme", "page", Optional.empty(), true, List.of());

        assertThat(ask(browser(BERT), command)).containsExactly(refused(command, Reason.NOT_YOURS));
        assertThat(ask(nameless, command)).containsExactly(refused(command, Reason.NOT_YOURS));
    }

    @Test
    void a_customers_token_holds_for_no_other_customer() {
        ask(ACME, open(0));
        Command forAnna = holdFor(ANNA, "r", "A-1-1");

        assertThat(ask(browser(BERT), forAnna)).containsExactly(refused(forAnna, Reason.NOT_YOURS));
        assertThat(state.reservation(id("r"))).isEmpty();
        assertThat(names(browser(BERT), holdFor(BERT, "r", "A-1-1"))).containsExactly("SeatsHeld");
    }

    @Test
    void a_customers_token_learns_that_there_is_no_such_reservation() {
        ask(ACME, open(0));

        assertThat(ask(browser(ANNA), release("r"))).containsExactly(refused(release("r"), Reason.NO_SUCH_RESERVATION));
    }

    @Test
    void a_tenants_own_program_acts_for_every_customer() {
        ask(ACME, open(0));
        ask(browser(ANNA), hold("r", "A-1-1"));

        assertThat(names(ACME, hold("r", "A-1-1"))).containsExactly("CommandRepeated");
        assertThat(names(ACME, release("r"))).containsExactly("HoldReleased");
    }

    @Test
    void a_reservation_is_for_the_customer_that_is_named_or_else_for_the_callers() {
        ask(ACME, open(0));
        ask(browser(ANNA), hold("hers", "A-1-1"));
        ask(ACME, holdFor(BERT, "his", "A-1-2"));
        ask(ACME, hold("nobodys", "A-1-3"));
        ask(ACME, holdFor(BERT, "rejected", "A-1-1"));

        assertThat(known("hers").customer()).contains(ANNA);
        assertThat(known("his").customer()).contains(BERT);
        assertThat(known("nobodys").customer()).isEmpty();
        assertThat(known("rejected").customer()).contains(BERT);
    }

    @Test
    void a_repeated_hold_that_names_another_customer_differs_and_one_that_names_none_does_not() {
        ask(ACME, open(0));
        ask(ACME, holdFor(ANNA, "r", "A-1-1"));
        Command forBert = holdFor(BERT, "r", "A-1-1");

        assertThat(ask(ACME, forBert)).containsExactly(refused(forBert, Reason.RESERVATION_DIFFERS, "customer"));
        assertThat(names(ACME, hold("r", "A-1-1"))).containsExactly("CommandRepeated");
        assertThat(names(ACME, holdFor(ANNA, "r", "A-1-1"))).containsExactly("CommandRepeated");
    }

    @Test
    void what_holdfast_asks_for_by_itself_is_never_somebody_elses() {
        ask(ACME, open(0));
        ask(browser(ANNA), hold("r", "A-1-1"));
        ask(browser(ANNA), checkout("r", 1));

        assertThat(state.handle(payment("r", 1, Outcome.AUTHORIZED), START).facts())
                .extracting(Fact::name)
                .contains("SeatsSold");
        assertThat(state.handle(tick(), START).facts()).isEmpty();
    }

    @Test
    void each_state_of_a_history_names_its_caller() {
        ask(ACME, open(0));
        ask(browser(ANNA), hold("r", "A-1-1"));
        ask(ACME, extend("r", 600));
        state.handle(tick(), START.plusSeconds(601));

        assertThat(known("r").history())
                .extracting(step -> step.decided().caller())
                .containsExactly(Optional.of(browser(ANNA)), Optional.of(ACME), Optional.empty());
    }

    @Test
    void what_has_a_tenant_or_a_limit_needs_the_rules_that_know_them() {
        for (int rules : List.of(RulesVersion.FIRST, RulesVersion.REGIONS)) {
            Optional<Home> home = rules == RulesVersion.REGIONS
                    ? Optional.of(new Home("eu", List.of(), List.of()))
                    : Optional.empty();
            var plan = Commands.TERMS.plan();
            assertThatThrownBy(() -> new Event.Terms("N", "EUR", plan, rules, home, Optional.of("acme"), 0))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Event.Terms("N", "EUR", plan, rules, home, Optional.empty(), 4))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> terms(Optional.of(" "), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> terms(Optional.empty(), -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
