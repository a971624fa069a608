package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Commands.START;
import static io.holdfast.hold.seat.Commands.TERMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.hold.seat.Command.RecordPayment.Outcome;
import io.holdfast.hold.seat.Command.Subject;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is decided about an event is decided by the rules that it was opened with, or not at all. */
class RulesVersionTest {

    private static final int LATER = RulesVersion.NEWEST + 1;

    private final MapState seats = new MapState();

    /** Every command about the event, and the Tick that finds its hold overdue. */
    static Stream<Command> commands() {
        return Stream.of(
                Commands.open(),
                Commands.close(),
                Commands.hold("two", "A-1-13"),
                Commands.hold("one", "A-1-12"),
                Commands.extend("one", 600),
                Commands.release("one"),
                Commands.checkout("one", 1),
                Commands.payment("one", 1, Outcome.AUTHORIZED),
                TwoRegions.cede("t", "us", "A-1-12"),
                TwoRegions.request("t", "us", 10),
                LostRegion.takeOver(),
                LostRegion.adopt(LostRegion.sold("us~r", START, "A-1-1")),
                LostRegion.adoptPlaces(),
                LostRegion.retire(),
                Commands.tick());
    }

    @Test
    void an_event_keeps_the_version_that_its_command_asked_for() {
        seats.handle(Commands.open(), START);
        seats.handle(Commands.close(), START);

        assertThat(seats.event("ev-42")).map(event -> event.terms().rules()).contains(TERMS.rules());
    }

    @Test
    void an_event_that_asks_for_later_rules_is_not_decided() {
        Command open = new Command.OpenEvent(new Subject.OfEvent("ev-42"), later(TERMS));

        assertThatThrownBy(() -> seats.handle(open, START))
                .isInstanceOf(LaterRulesException.class)
                .hasMessageContainingAll("ev-42", "version " + LATER, "start a later build");
    }

    @Test
    void an_event_that_is_open_is_not_opened_again_by_other_rules() {
        seats.handle(Commands.open(), START);

        Decision again = seats.handle(new Command.OpenEvent(new Subject.OfEvent("ev-42"), later(TERMS)), START);

        assertThat(again.facts()).extracting(Fact::name).containsExactly("CommandRepeated");
        assertThat(seats.event("ev-42")).map(event -> event.terms().rules()).contains(TERMS.rules());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void nothing_about_an_event_of_later_rules_is_decided(Command command) {
        seats.handle(Commands.open(), START);
        seats.handle(Commands.hold("one", "A-1-12"), START);
        var cause = new Cause(0, 100, START.plus(Limits.HOLD_WITH_EXTENSIONS), Optional.empty());

        assertThat(Decider.decide(seats, command, cause)).isNotEmpty();
        assertThatThrownBy(() -> Decider.decide(new Later(seats), command, cause))
                .isInstanceOf(LaterRulesException.class);
    }

    @Test
    void what_is_no_version_is_no_command() {
        assertThatThrownBy(() -> Commands.terms(TERMS.name(), TERMS.currency(), TERMS.plan(), 0, TERMS.home()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Event.Terms later(Event.Terms terms) {
        return Commands.terms(terms.name(), terms.currency(), terms.plan(), LATER, terms.home());
    }

    /** A state that a later build has left behind. */
    private record Later(State state) implements ForwardingState {

        @Override
        public Optional<Event> event(String event) {
            return state.event(event)
                    .map(known -> new Event(
                            known.id(), later(known.terms()), known.open(), known.ownership(), known.decided()));
        }
    }
}
