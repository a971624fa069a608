package io.holdfast.hold.simulation;

import io.holdfast.hold.seat.Cause;
import io.holdfast.hold.seat.Change;
import io.holdfast.hold.seat.Command;
import io.holdfast.hold.seat.Decision;
import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.ForwardingState;
import io.holdfast.hold.seat.Ownership;
import io.holdfast.hold.seat.Ownership.TakenOver;
import io.holdfast.hold.seat.Places;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.seat.State;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The rules of a region that goes on for a lost one, with one mistake each. */
final class BrokenTakeOverRules {

    private BrokenTakeOverRules() {}

    /** Sells the lost region's free places as soon as it is taken over, before what is known of it was adopted. */
    static Decision sellingBeforeAdoption(State state, Command command, Cause cause) {
        return command instanceof Command.HoldSeats
                ? Decision.of(new Seen(state, BrokenTakeOverRules::havingWhatIsLost, _ -> false), command, cause)
                : Decision.of(state, command, cause);
    }

    /** Takes the money of an adopted reservation for money that nobody knows of, and gives it back. */
    static Decision givingBackAdoptedMoney(State state, Command command, Cause cause) {
        return command instanceof Command.RecordPayment payment && isAdopted(state, payment.id())
                ? Decision.of(new Seen(state, event -> event, payment.id()::equals), command, cause)
                : Decision.of(state, command, cause);
    }

    /** Adopts again what comes again. */
    static Decision adoptingAgain(State state, Command command, Cause cause) {
        return command instanceof Command.AdoptReservation adopt
                ? inPlaceOf(state, Decision.of(new Seen(state, event -> event, adopt.id()::equals), command, cause))
                : Decision.of(state, command, cause);
    }

    private static Decision inPlaceOf(State state, Decision decision) {
        return new Decision(
                decision.facts(),
                decision.changes().stream()
                        .map(change -> change instanceof Change.ReservationSet set
                                ? new Change.ReservationSet(set.id(), state.reservation(set.id()), set.after())
                                : change)
                        .toList());
    }

    /** Goes on for its own customers and by its own clock, though another region has taken it over. */
    static Decision decidingAfterRetirement(State state, Command command, Cause cause) {
        return command instanceof Command.Tick || command instanceof Command.HoldSeats
                ? Decision.of(new Seen(state, BrokenTakeOverRules::knowingOfNoLoss, _ -> false), command, cause)
                : Decision.of(state, command, cause);
    }

    private static boolean isAdopted(State state, ReservationId id) {
        return state.reservation(id)
                .filter(known ->
                        known.history().stream().anyMatch(step -> step.fact().equals("ReservationAdopted")))
                .isPresent();
    }

    private static Event havingWhatIsLost(Event event) {
        if (event.ownership().filter(own -> !own.takenOver().isEmpty()).isEmpty() || isRetired(event)) {
            return event;
        }
        Ownership own = event.ownership().orElseThrow();
        SortedMap<String, Places> shares = new TreeMap<>();
        if (!own.here().equals(own.home())) {
            shares.put(own.here(), BrokenRegionRules.all(event));
        }
        return with(
                event,
                new Ownership(
                        own.here(), own.home(), shares, own.epoch(), own.links(), own.cessions(), own.takenOver()));
    }

    private static boolean isRetired(Event event) {
        return event.ownership()
                .filter(own -> own.takenOver().containsKey(own.here()))
                .isPresent();
    }

    private static Event knowingOfNoLoss(Event event) {
        if (!isRetired(event)) {
            return event;
        }
        Ownership own = event.ownership().orElseThrow();
        SortedMap<String, TakenOver> none = new TreeMap<>();
        return with(
                event,
                new Ownership(own.here(), own.home(), own.shares(), own.epoch(), own.links(), own.cessions(), none));
    }

    private static Event with(Event event, Ownership ownership) {
        return new Event(event.id(), event.terms(), event.open(), Optional.of(ownership), event.decided());
    }

    /** A state in which events look otherwise, or a reservation is not known. */
    private record Seen(State state, UnaryOperator<Event> looking, Predicate<ReservationId> hidden)
            implements ForwardingState {

        @Override
        public Optional<Event> event(String event) {
            return state.event(event).map(looking);
        }

        @Override
        public Optional<Reservation> reservation(ReservationId id) {
            return hidden.test(id) ? Optional.empty() : state.reservation(id);
        }

        @Override
        public Optional<ReservationId> holder(String event, String seat) {
            return state.holder(event, seat).filter(hidden.negate());
        }
    }
}
