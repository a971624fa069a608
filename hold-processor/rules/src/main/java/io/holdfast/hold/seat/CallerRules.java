package io.holdfast.hold.seat;

import io.holdfast.hold.seat.Fact.CommandRefused.Reason;
import io.holdfast.hold.seat.Reservation.Rejection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The rules of who may ask for what (P12), under version 3. An event belongs to the tenant of the caller that opened it, and a reservation to the
 * customer that it was held for. What the parts of Holdfast ask for by themselves names no caller and is not refused here.
 */
final class CallerRules {

    private CallerRules() {}

    /** Whether a command comes from outside, and so names its caller if callers are asked who they are. */
    static boolean isFromOutside(Command command) {
        return switch (command) {
            case Command.OpenEvent _, Command.CloseEvent _, Command.CedePlaces _ -> true;
            case Command.HoldSeats _, Command.ReleaseSeats _, Command.ExtendHold _, Command.Checkout _ -> true;
            case Command.RecordPayment _, Command.Tick _ -> false;
            case Command.AdoptEvent _, Command.RequestPlaces _, Command.ReceivePlaces _ -> false;
            case Command.TakeOverRegion _, Command.AdoptReservation _, Command.AdoptPlaces _ -> false;
            case Command.RetireRegion _ -> false;
        };
    }

    /** The refusal of a command that is about what is not the caller's; empty if nothing is wrong with that. */
    static Optional<Fact> refusal(State state, Command command, Optional<Caller> caller) {
        Optional<Event> event = command.subject()
                .filter(subject -> isFromOutside(command))
                .flatMap(subject -> state.event(subject.event()))
                .filter(known -> known.terms().knowsCallers());
        if (event.isEmpty()) {
            return Optional.empty();
        }
        if (!isOfTenant(event.get(), caller)) {
            return Optional.of(
                    command instanceof Command.OpenEvent
                            ? Refusals.refused(command, Reason.EVENT_DIFFERS, List.of("tenant"))
                            : Refusals.refused(command, Reason.NOT_YOURS));
        }
        return command instanceof Command.AboutReservation about && !mayAct(state, about, caller)
                ? Optional.of(Refusals.refused(command, Reason.NOT_YOURS))
                : Optional.empty();
    }

    private static boolean isOfTenant(Event event, Optional<Caller> caller) {
        Optional<String> tenant = event.terms().tenant();
        return tenant.isEmpty() || caller.map(Caller::tenant).equals(tenant);
    }

    /** A reservation that is not known is nobody's; a hold would make it one. */
    private static boolean mayAct(State state, Command.AboutReservation about, Optional<Caller> caller) {
        if (caller.filter(Caller::ownHolds).isEmpty()) {
            return true;
        }
        Optional<Reservation> known = state.reservation(about.id());
        if (known.isPresent()) {
            return caller.get().mayActFor(known.get().customer());
        }
        return !(about instanceof Command.HoldSeats hold) || caller.get().mayActFor(customer(hold, caller));
    }

    /** Whom a hold is for: the customer that it names, or else the caller's. */
    private static Optional<String> customer(Command.HoldSeats hold, Optional<Caller> caller) {
        return hold.customer().or(() -> caller.flatMap(Caller::customer));
    }

    /** Whom a hold is for. Under earlier versions of the rules than version 3 it is for nobody. */
    static Optional<String> customer(Event event, Command.HoldSeats hold, Optional<Caller> caller) {
        return event.terms().knowsCallers() ? customer(hold, caller) : Optional.empty();
    }

    /** Whether a repeated hold names another customer than its reservation's. */
    static boolean namesAnother(State state, Reservation known, Command.HoldSeats hold) {
        return hold.customer().isPresent()
                && !hold.customer().equals(known.customer())
                && state.event(known.id().event())
                        .filter(event -> event.terms().knowsCallers())
                        .isPresent();
    }

    /**
     * Why a customer may not have these places; empty if the customer may, or if nobody was named.
     *
     * @param over holds that are over by log time, whether or not a fact has said so: what they have does not count
     */
    static Optional<Rejection> overLimit(
            State state, Event event, Optional<String> customer, int asked, Collection<Reservation> over) {
        int max = event.terms().perCustomer();
        if (max == 0 || customer.isEmpty()) {
            return Optional.empty();
        }
        int ended = over.stream()
                .filter(reservation -> reservation.customer().equals(customer))
                .mapToInt(reservation -> reservation.takenSeats().size())
                .sum();
        int have = state.placesOf(event.id(), customer.get()) - ended;
        return have + asked > max ? Optional.of(new Rejection.OverLimit(have, max)) : Optional.empty();
    }
}
