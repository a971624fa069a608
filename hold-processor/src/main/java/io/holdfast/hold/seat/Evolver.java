package io.holdfast.hold.seat;

import io.holdfast.hold.seat.Reservation.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What a fact changes. Facts are applied in their order, each to the state that the one before it left. */
public final class Evolver {

    private Evolver() {}

    /**
     * The changes that follow from a fact.
     *
     * @param state the state before the fact
     * @param cause the command that was decided
     * @throws IllegalStateException where the fact cannot follow from the state: the rules are broken
     */
    public static List<Change> evolve(State state, Fact fact, Cause cause) {
        return switch (fact) {
            case Fact.EventOpened opened ->
                List.of(new Change.EventSet(new Event(opened.subject().event(), opened.terms(), true, cause)));
            case Fact.EventClosed closed ->
                List.of(new Change.EventSet(known(state, closed).closed(cause)));
            case Fact.SeatsHeld held -> held(held, cause);
            case Fact.HoldRejected rejected -> List.of(rejected(rejected, cause));
            case Fact.HoldExtended extended ->
                List.of(set(
                        state, extended.id(), cause, (held, at) -> new Status.Held(held.from(), extended.expiresAt())));
            case Fact.HoldReleased released ->
                ended(
                        released.id(),
                        released.seats(),
                        set(
                                state,
                                released.id(),
                                cause,
                                (held, at) -> new Status.Released(held.from(), held.expiresAt(), at)));
            case Fact.HoldExpired expired ->
                ended(
                        expired.id(),
                        expired.seats(),
                        set(
                                state,
                                expired.id(),
                                cause,
                                (held, at) -> new Status.Expired(held.from(), held.expiresAt(), at)));
            case Fact.ReservationForgotten forgotten ->
                List.of(new Change.ReservationSet(forgotten.id(), state.reservation(forgotten.id()), Optional.empty()));
            case Fact.CommandRepeated repeated -> List.of();
            case Fact.CommandRefused refused -> List.of();
        };
    }

    private static List<Change> held(Fact.SeatsHeld held, Cause cause) {
        var status = new Status.Held(cause.at(), held.expiresAt());
        var reservation = new Reservation(held.id(), held.request(), held.price(), status, held.version(), cause);
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.ReservationSet(held.id(), Optional.empty(), Optional.of(reservation)));
        held.request()
                .seats()
                .forEach(seat -> changes.add(new Change.SeatTaken(held.id().event(), seat, held.id(), cause)));
        return changes;
    }

    private static Change rejected(Fact.HoldRejected rejected, Cause cause) {
        var status = new Status.Rejected(cause.at(), rejected.rejection());
        var reservation =
                new Reservation(rejected.id(), rejected.request(), rejected.none(), status, rejected.version(), cause);
        return new Change.ReservationSet(rejected.id(), Optional.empty(), Optional.of(reservation));
    }

    private static Change set(
            State state, ReservationId id, Cause cause, BiFunction<Status.Held, Instant, Status> next) {
        Reservation before = state.reservation(id).orElseThrow(() -> impossible(id, "is not known"));
        if (!(before.status() instanceof Status.Held held)) {
            throw impossible(id, "holds no seats");
        }
        Reservation after = before.becomes(next.apply(held, cause.at()), cause);
        return new Change.ReservationSet(id, Optional.of(before), Optional.of(after));
    }

    private static List<Change> ended(ReservationId id, List<String> seats, Change reservation) {
        List<Change> changes = new ArrayList<>();
        changes.add(reservation);
        seats.forEach(seat -> changes.add(new Change.SeatFreed(id.event(), seat)));
        return changes;
    }

    private static Event known(State state, Fact.EventClosed closed) {
        return state.event(closed.subject().event())
                .orElseThrow(() -> new IllegalStateException("closed an event that was never opened"));
    }

    private static IllegalStateException impossible(ReservationId id, String why) {
        return new IllegalStateException(
                "a fact ended the hold of %s of %s, which %s".formatted(id.reservation(), id.event(), why));
    }
}
