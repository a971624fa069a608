package io.holdfast.hold.simulation;

import io.holdfast.hold.seat.Cause;
import io.holdfast.hold.seat.Change;
import io.holdfast.hold.seat.Command;
import io.holdfast.hold.seat.Decision;
import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.Fact;
import io.holdfast.hold.seat.ForwardingState;
import io.holdfast.hold.seat.Ownership;
import io.holdfast.hold.seat.Ownership.Cession;
import io.holdfast.hold.seat.Ownership.Link;
import io.holdfast.hold.seat.Ownership.Receipt;
import io.holdfast.hold.seat.Places;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.seat.SeatRange;
import io.holdfast.hold.seat.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;

/** The rules of two regions with one mistake each. */
final class BrokenRegionRules {

    private BrokenRegionRules() {}

    /** Gives places away without a look at who has them. */
    static Decision cedingWhatIsHeld(State state, Command command, Cause cause) {
        return command instanceof Command.CedePlaces || command instanceof Command.RequestPlaces
                ? Decision.of(new Seen(state, event -> event, true), command, cause)
                : Decision.of(state, command, cause);
    }

    /** Says that places are ceded, and keeps them. */
    static Decision keepingWhatIsCeded(State state, Command command, Cause cause) {
        Decision decision = Decision.of(state, command, cause);
        return decision.facts().stream().anyMatch(Fact.PlacesCeded.class::isInstance)
                        && !(command instanceof Command.OpenEvent)
                ? new Decision(
                        decision.facts(),
                        decision.changes().stream()
                                .filter(change -> !(change instanceof Change.EventSet))
                                .toList())
                : decision;
    }

    /** Takes places that it ceded for its own still, and sells them while they are in transit. */
    static Decision sellingWhatIsInTransit(State state, Command command, Cause cause) {
        return command instanceof Command.HoldSeats
                ? Decision.of(new Seen(state, BrokenRegionRules::havingAll, false), command, cause)
                : Decision.of(state, command, cause);
    }

    /** Takes every receipt for the next one, those that were received before as well. */
    static Decision receivingAgain(State state, Command command, Cause cause) {
        return receiving(state, command, cause, (n, received) -> Math.min(received, n - 1));
    }

    /** Receives what comes, whatever is missing before it. */
    static Decision notCountingReceipts(State state, Command command, Cause cause) {
        return receiving(state, command, cause, (n, received) -> Math.max(received, n - 1));
    }

    @FunctionalInterface
    private interface Received {
        long of(long n, long received);
    }

    private static Decision receiving(State state, Command command, Cause cause, Received received) {
        if (command instanceof Command.ReceivePlaces(var event, Receipt receipt)) {
            UnaryOperator<Event> counted =
                    known -> withReceived(known, receipt.from(), before -> received.of(receipt.n(), before));
            return Decision.of(new Seen(state, counted, false), command, cause);
        }
        return Decision.of(state, command, cause);
    }

    private static Event withReceived(Event event, String from, LongUnaryOperator number) {
        Ownership own = event.ownership().orElseThrow();
        Link link = own.links().getOrDefault(from, new Link(0, 0));
        SortedMap<String, Link> links = new TreeMap<>(own.links());
        links.put(from, new Link(link.ceded(), number.applyAsLong(link.received())));
        return with(
                event,
                new Ownership(
                        own.here(), own.home(), own.shares(), own.epoch(), links, own.cessions(), own.takenOver()));
    }

    /** Adopts an event with all of its places, as if the region that opened it were lost. */
    static Decision takingOverALiveRegion(State state, Command command, Cause cause) {
        Decision decision = Decision.of(state, command, cause);
        return command instanceof Command.AdoptEvent
                ? new Decision(
                        decision.facts(),
                        decision.changes().stream()
                                .map(change -> change instanceof Change.EventSet(Event event)
                                        ? new Change.EventSet(havingAll(event))
                                        : change)
                                .toList())
                : decision;
    }

    /** Gives back what another region's customers paid, since it knows of no sale. */
    static Decision refundingForeignPayments(State state, Command command, Cause cause) {
        return command instanceof Command.RecordPayment
                ? Decision.of(new Seen(state, BrokenRegionRules::knowingNoRegions, false), command, cause)
                : Decision.of(state, command, cause);
    }

    /** Holds free seats of its own for every identity, whichever region that belongs to. */
    static Decision decidingForeignIdentities(State state, Command command, Cause cause) {
        return command instanceof Command.HoldSeats hold && canHold(state, hold, cause)
                ? Decision.of(new Seen(state, BrokenRegionRules::knowingNoRegions, false), command, cause)
                : Decision.of(state, command, cause);
    }

    /** Whether somebody of this region would get the seats. */
    private static boolean canHold(State state, Command.HoldSeats hold, Cause cause) {
        Optional<Ownership> own = state.event(hold.id().event()).flatMap(Event::ownership);
        if (own.isEmpty()) {
            return false;
        }
        var somebody = new ReservationId(hold.id().event(), own.get().here() + "~somebody");
        return Decision.of(state, new Command.HoldSeats(somebody, hold.request(), hold.customer()), cause)
                        .facts()
                        .getLast()
                instanceof Fact.SeatsHeld;
    }

    /** Writes the same epoch into every cession. */
    static Decision forgettingTheEpoch(State state, Command command, Cause cause) {
        Decision decision = Decision.of(state, command, cause);
        return new Decision(
                decision.facts().stream()
                        .map(fact -> fact instanceof Fact.PlacesCeded(var event, Cession cession)
                                ? new Fact.PlacesCeded(
                                        event,
                                        new Cession(cession.transfer(), cession.n(), cession.to(), cession.places(), 1))
                                : fact)
                        .toList(),
                decision.changes());
    }

    private static Event havingAll(Event event) {
        if (event.ownership().isEmpty()) {
            return event;
        }
        Ownership own = event.ownership().get();
        SortedMap<String, Places> shares = new TreeMap<>();
        if (!own.here().equals(own.home())) {
            shares.put(own.here(), all(event));
        }
        return with(
                event,
                new Ownership(
                        own.here(), own.home(), shares, own.epoch(), own.links(), own.cessions(), own.takenOver()));
    }

    /** Every place of an event. */
    static Places all(Event event) {
        List<SeatRange> all = event.terms().plan().sections().stream()
                .map(section -> SeatRange.of(
                        section.name() + "-1-1",
                        "%s-%d-%d".formatted(section.name(), section.rows(), section.seatsPerRow())))
                .toList();
        return Places.of(event.terms().plan(), all);
    }

    private static Event knowingNoRegions(Event event) {
        return new Event(event.id(), event.terms(), event.open(), Optional.empty(), event.decided());
    }

    private static Event with(Event event, Ownership ownership) {
        return new Event(event.id(), event.terms(), event.open(), Optional.of(ownership), event.decided());
    }

    /** A state in which events look otherwise, or no seat is taken. */
    private record Seen(State state, UnaryOperator<Event> looking, boolean past) implements ForwardingState {

        @Override
        public Optional<Event> event(String event) {
            return state.event(event).map(looking);
        }

        @Override
        public Map<String, ReservationId> holders(String event, String section) {
            return past ? Map.of() : state.holders(event, section);
        }
    }
}
