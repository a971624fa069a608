package io.holdfast.hold.simulation;

import io.holdfast.hold.seat.Caller;
import io.holdfast.hold.seat.Cause;
import io.holdfast.hold.seat.Command;
import io.holdfast.hold.seat.Decision;
import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.ForwardingState;
import io.holdfast.hold.seat.Reservation.Status;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.seat.State;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.function.ToIntBiFunction;
import java.util.function.UnaryOperator;

/** The rules about callers and customers with one mistake each. */
final class BrokenCallerRules {

    private BrokenCallerRules() {}

    /** Takes every event for everybody's. */
    static Decision lettingEveryTenantIn(State state, Command command, Cause cause) {
        return Decision.of(looking(state, event -> with(event, Optional.empty(), 0)), command, cause);
    }

    /** Does not look whose a reservation is. */
    static Decision lettingCustomersActForOthers(State state, Command command, Cause cause) {
        Optional<Caller> free = cause.caller()
                .map(caller -> new Caller(caller.tenant(), caller.client(), caller.customer(), false, caller.grants()));
        return Decision.of(
                state, command, new Cause(cause.partition(), cause.offset(), cause.at(), cause.traceId(), free));
    }

    /** Gives one place more than the limit. */
    static Decision givingOneMore(State state, Command command, Cause cause) {
        return Decision.of(looking(state, event -> with(event, event.terms().tenant(), 1)), command, cause);
    }

    /** Counts what is held alone. */
    static Decision forgettingWhatIsSold(State state, Command command, Cause cause) {
        return Decision.of(
                counting(state, (event, customer) -> {
                    var all = new HashSet<ReservationId>();
                    state.event(event)
                            .orElseThrow()
                            .terms()
                            .plan()
                            .sections()
                            .forEach(section -> all.addAll(
                                    state.holders(event, section.name()).values()));
                    return all.stream()
                            .flatMap(id -> state.reservation(id).stream())
                            .filter(known -> known.customer().equals(Optional.of(customer)))
                            .filter(known -> !(known.status() instanceof Status.Sold))
                            .mapToInt(known -> known.takenSeats().size())
                            .sum();
                }),
                command,
                cause);
    }

    /** Counts the holds that this decision ends. */
    static Decision countingWhatIsOver(State state, Command command, Cause cause) {
        return Decision.of(
                counting(
                        state,
                        (event, customer) ->
                                state.placesOf(event, customer) + over(state, command, cause.at(), customer)),
                command,
                cause);
    }

    private static int over(State state, Command command, Instant at, String customer) {
        if (!(command instanceof Command.HoldSeats hold)) {
            return 0;
        }
        var wanted = new HashSet<ReservationId>();
        hold.request()
                .seats()
                .forEach(seat -> state.holder(hold.id().event(), seat).ifPresent(wanted::add));
        return wanted.stream()
                .flatMap(id -> state.reservation(id).stream())
                .filter(known -> known.customer().equals(Optional.of(customer)))
                .filter(known -> known.status() instanceof Status.Held held && !at.isBefore(held.expiresAt()))
                .mapToInt(known -> known.takenSeats().size())
                .sum();
    }

    private static Event with(Event event, Optional<String> tenant, int more) {
        Event.Terms terms = event.terms();
        int perCustomer = terms.perCustomer() == 0 ? 0 : terms.perCustomer() + more;
        var other = new Event.Terms(
                terms.name(), terms.currency(), terms.plan(), terms.rules(), terms.home(), tenant, perCustomer);
        return new Event(event.id(), other, event.open(), event.ownership(), event.decided());
    }

    private static State looking(State state, UnaryOperator<Event> looking) {
        return new Seen(state, looking, state::placesOf);
    }

    private static State counting(State state, ToIntBiFunction<String, String> places) {
        return new Seen(state, UnaryOperator.identity(), places);
    }

    /** A state in which events look otherwise, or customers have other places. */
    private record Seen(State state, UnaryOperator<Event> looking, ToIntBiFunction<String, String> places)
            implements ForwardingState {

        @Override
        public Optional<Event> event(String event) {
            return state.event(event).map(looking);
        }

        @Override
        public int placesOf(String event, String customer) {
            return places.applyAsInt(event, customer);
        }
    }
}
