package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Commands.START;
import static io.holdfast.hold.seat.Commands.TERMS;
import static io.holdfast.hold.seat.Commands.id;

import io.holdfast.hold.seat.Command.Subject;
import io.holdfast.hold.seat.Fact.CommandRefused;
import io.holdfast.hold.seat.Fact.CommandRefused.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rules over a state in memory, if callers say who they are. */
abstract class CallerFixture {

    static final Subject.OfEvent EVENT = new Subject.OfEvent("ev-42");
    static final String ANNA = "a".repeat(32);
    static final String BERT = "b".repeat(32);

    /** Speaks for all customers of acme. */
    static final Caller ACME = new Caller("acme", "box-office", Optional.empty(), false, List.of());

    static final Caller OTHER = new Caller("other", "box-office", Optional.empty(), false, List.of());

    final MapState state = new MapState();

    /** A token of acme that was given to a customer's browser. */
    static Caller browser(String customer) {
        return new Caller("acme", "page", Optional.of(customer), true, List.of());
    }

    static Command open(int perCustomer) {
        return new Command.OpenEvent(EVENT, terms(Optional.empty(), perCustomer));
    }

    static Event.Terms terms(Optional<String> tenant, int perCustomer) {
        return new Event.Terms(
                TERMS.name(),
                TERMS.currency(),
                TERMS.plan(),
                RulesVersion.CALLERS,
                Optional.empty(),
                tenant,
                perCustomer);
    }

    static Command holdFor(String customer, String reservation, String... seats) {
        return new Command.HoldSeats(id(reservation), new Request(List.of(seats), 300), Optional.of(customer));
    }

    List<Fact> ask(Instant at, Caller caller, Command command) {
        return state.handle(command, at, Optional.of(caller)).facts();
    }

    List<Fact> ask(Caller caller, Command command) {
        return ask(START, caller, command);
    }

    List<String> names(Caller caller, Command command) {
        return ask(caller, command).stream().map(Fact::name).toList();
    }

    Reservation known(String reservation) {
        return state.reservation(id(reservation)).orElseThrow();
    }

    static Fact refused(Command command, Reason reason, String... differs) {
        return new CommandRefused(command.subject().orElseThrow(), command.name(), reason, List.of(differs));
    }
}
