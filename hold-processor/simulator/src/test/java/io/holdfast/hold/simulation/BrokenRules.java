package io.holdfast.hold.simulation;

import io.holdfast.hold.seat.Cause;
import io.holdfast.hold.seat.Change;
import io.holdfast.hold.seat.Command;
import io.holdfast.hold.seat.Decision;
import io.holdfast.hold.seat.Fact;
import io.holdfast.hold.seat.ForwardingState;
import io.holdfast.hold.seat.Request;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.seat.Rules;
import io.holdfast.hold.seat.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The rules with one mistake each, such as people make. */
final class BrokenRules {

    private BrokenRules() {}

    /** Asks the machine what time it is, and so what is due. */
    static Rules expiringByTheWallClock(LongSupplier clock) {
        return (state, command, cause) ->
                Decision.of(new Looking(state, false, Optional.empty(), Optional.of(clock)), command, cause);
    }

    /** Takes the end of a hold for the last millisecond of it. */
    static Decision expiringOneMillisecondEarly(State state, Command command, Cause cause) {
        var later =
                new Cause(cause.partition(), cause.offset(), cause.at().plusMillis(1), cause.traceId(), cause.caller());
        Decision early = Decision.of(state, command, later);
        return command instanceof Command.Tick ? early : Decision.of(state, command, cause);
    }

    /** Says that the seats are free, and lets the reservation go on. */
    static Decision releasingNoSeat(State state, Command command, Cause cause) {
        Decision decision = Decision.of(state, command, cause);
        return command instanceof Command.ReleaseSeats
                        && decision.facts().stream().anyMatch(Fact.HoldReleased.class::isInstance)
                ? new Decision(decision.facts(), List.of())
                : decision;
    }

    /** Does what a Tick is there for, and once more. */
    static Decision countingATickTwice(State state, Command command, Cause cause) {
        Decision decision = Decision.of(state, command, cause);
        if (!(command instanceof Command.Tick)) {
            return decision;
        }
        var twice = new ArrayList<>(decision.facts());
        twice.addAll(decision.facts());
        return new Decision(twice, decision.changes());
    }

    /** Gives seats away without a look at who has them. */
    static Decision notLookingWhoHasASeat(State state, Command command, Cause cause) {
        return Decision.of(new Looking(state, true, Optional.empty(), Optional.empty()), command, cause);
    }

    /** Gives what is free of a cart. */
    static Decision givingHalfACart(State state, Command command, Cause cause) {
        if (command instanceof Command.HoldSeats(ReservationId id, Request request, var customer)) {
            List<String> free = request.seats().stream()
                    .filter(seat -> state.holder(id.event(), seat).isEmpty())
                    .toList();
            if (!free.isEmpty()) {
                return Decision.of(
                        state, new Command.HoldSeats(id, new Request(free, request.holdSeconds()), customer), cause);
            }
        }
        return Decision.of(state, command, cause);
    }

    /** Takes every request for a first one. */
    static Decision forgettingWhoAsked(State state, Command command, Cause cause) {
        return command instanceof Command.HoldSeats hold
                ? Decision.of(new Looking(state, false, Optional.of(hold.id()), Optional.empty()), command, cause)
                : Decision.of(state, command, cause);
    }

    /** Takes the silence of the provider for a no. */
    static Decision takingDoubtForANo(State state, Command command, Cause cause) {
        return command instanceof Command.RecordPayment payment
                        && payment.outcome() == Command.RecordPayment.Outcome.UNKNOWN
                ? Decision.of(
                        state,
                        new Command.RecordPayment(
                                payment.id(),
                                payment.attempt(),
                                Command.RecordPayment.Outcome.DECLINED,
                                payment.price(),
                                payment.code()),
                        cause)
                : Decision.of(state, command, cause);
    }

    /** Takes a result of any attempt for one of the latest. */
    static Decision obeyingOtherAttempts(State state, Command command, Cause cause) {
        if (command instanceof Command.RecordPayment payment) {
            int latest = state.reservation(payment.id())
                    .map(known -> known.payments().attempts())
                    .orElse(0);
            return Decision.of(
                    state,
                    new Command.RecordPayment(
                            payment.id(), Math.max(1, latest), payment.outcome(), payment.price(), payment.code()),
                    cause);
        }
        return Decision.of(state, command, cause);
    }

    /** Ends what is being paid for as soon as the payment window is over. */
    static Decision freeingSeatsInDoubt(State state, Command command, Cause cause) {
        Decision decision = Decision.of(state, command, cause);
        if (!(command instanceof Command.Tick)) {
            return decision;
        }
        List<Fact> facts = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (Change change : decision.changes()) {
            changes.add(change instanceof Change.ReservationSet set ? ended(set, cause) : change);
        }
        for (Fact fact : decision.facts()) {
            facts.add(
                    fact instanceof Fact.VoidRequested asked
                                    && state.reservation(asked.id())
                                                    .orElseThrow()
                                                    .status()
                                            instanceof Reservation.Status.Paying paying
                            ? new Fact.HoldExpired(asked.id(), asked.seats(), paying.expiresAt(), asked.version())
                            : fact);
        }
        return new Decision(facts, changes);
    }

    private static Change ended(Change.ReservationSet set, Cause cause) {
        return new Change.ReservationSet(
                set.id(),
                set.before(),
                set.after()
                        .map(after -> after.status() instanceof Reservation.Status.Voiding voiding
                                ? new Reservation(
                                        after.id(),
                                        after.request(),
                                        after.customer(),
                                        after.price(),
                                        new Reservation.Status.Expired(
                                                voiding.heldFrom(), voiding.expiresAt(), cause.at()),
                                        after.payments(),
                                        after.history(),
                                        after.version(),
                                        after.decided())
                                : after));
    }

    /** Has nothing to say about money whose seats are gone. */
    static Decision ignoringLateAuthorizations(State state, Command command, Cause cause) {
        Decision decision = Decision.of(state, command, cause);
        if (command instanceof Command.RecordPayment payment
                && decision.facts().stream().allMatch(Fact.VoidRequested.class::isInstance)) {
            Fact refused = new Fact.CommandRefused(
                    payment.subject().orElseThrow(), payment.name(), Fact.CommandRefused.Reason.STALE, List.of());
            return new Decision(List.of(refused), decision.changes());
        }
        return decision;
    }

    /** Takes one cent more than the seats cost. */
    static Decision takingACentMore(State state, Command command, Cause cause) {
        Decision decision = Decision.of(state, command, cause);
        List<Fact> facts = decision.facts().stream()
                .map(fact -> fact instanceof Fact.CaptureRequested asked
                        ? new Fact.CaptureRequested(
                                asked.id(),
                                asked.attempt(),
                                asked.seats(),
                                new Reservation.Price(
                                        asked.price().minor() + 1, asked.price().currency()),
                                asked.contact(),
                                asked.version())
                        : fact)
                .toList();
        return new Decision(facts, decision.changes());
    }

    /** Refuses without a word. */
    static Decision refusingInSilence(State state, Command command, Cause cause) {
        Decision decision = Decision.of(state, command, cause);
        return new Decision(
                decision.facts().stream()
                        .filter(fact -> !(fact instanceof Fact.CommandRefused))
                        .toList(),
                decision.changes());
    }

    /** Obeys a release of what was released or has ended before, as if its seats were held for it by now. */
    static Decision obeyingLateReleases(State state, Command command, Cause cause) {
        Decision decision = Decision.of(state, command, cause);
        if (command instanceof Command.ReleaseSeats release
                && decision.changes().isEmpty()
                && state.reservation(release.id()).isPresent()) {
            Reservation known = state.reservation(release.id()).orElseThrow();
            Fact released = new Fact.HoldReleased(release.id(), known.request().seats(), known.version() + 1);
            return new Decision(List.of(released), decision.changes());
        }
        return decision;
    }

    /** Lets a hold that is over go on, if its holder asks for more time. */
    static Decision revivingHolds(State state, Command command, Cause cause) {
        if (command instanceof Command.ExtendHold(ReservationId id, int seconds)
                && state.reservation(id)
                        .filter(known -> known.status() instanceof Reservation.Status.Held)
                        .isPresent()) {
            Reservation held = state.reservation(id).orElseThrow();
            Instant end = cause.at().plusSeconds(seconds);
            Fact extended = new Fact.HoldExtended(id, end, held.version() + 1);
            return new Decision(List.of(extended), io.holdfast.hold.seat.Evolver.evolve(state, extended, cause));
        }
        return Decision.of(state, command, cause);
    }

    /** Remembers beside its state whom it has answered before. */
    static Rules rememberingInMemory(LongSupplier clock) {
        Set<ReservationId> answered = ConcurrentHashMap.newKeySet();
        return (state, command, cause) -> {
            if (command instanceof Command.HoldSeats hold && !answered.add(hold.id())) {
                Fact repeated = new Fact.CommandRepeated(hold.subject().orElseThrow(), hold.name());
                return new Decision(List.of(repeated), List.of());
            }
            return Decision.of(state, command, cause);
        };
    }

    /** A state that is not looked at properly: no seat has a holder, one reservation is not known, or another clock is asked. */
    private record Looking(State state, boolean past, Optional<ReservationId> unknown, Optional<LongSupplier> clock)
            implements ForwardingState {

        @Override
        public Optional<Reservation> reservation(ReservationId id) {
            return unknown.filter(id::equals).isPresent() ? Optional.empty() : state.reservation(id);
        }

        @Override
        public Optional<ReservationId> holder(String event, String seat) {
            return past ? Optional.empty() : state.holder(event, seat);
        }

        @Override
        public Map<String, ReservationId> holders(String event, String section) {
            return past ? Map.of() : state.holders(event, section);
        }

        @Override
        public List<ReservationId> due(Instant at, int limit) {
            return state.due(
                    clock.map(now -> Instant.ofEpochMilli(now.getAsLong())).orElse(at), limit);
        }
    }
}
