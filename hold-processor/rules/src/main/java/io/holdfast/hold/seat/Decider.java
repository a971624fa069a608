package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Refusals.again;
import static io.holdfast.hold.seat.Refusals.refused;
import static io.holdfast.hold.seat.Refusals.repeated;

import io.holdfast.hold.seat.Fact.CommandRefused.Reason;
import io.holdfast.hold.seat.Reservation.Price;
import io.holdfast.hold.seat.Reservation.Rejection;
import io.holdfast.hold.seat.Reservation.Status;
import io.holdfast.hold.seat.Reservation.UnavailableSeat;
import io.holdfast.hold.seat.TransferRules.Foreign;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules. Every command has an outcome, and the outcome follows from the state and the log time alone.
 *
 * <p>A hold that is over by log time counts as over for every command that touches it, whether or not a Tick has said so: its expiry is then the
 * first fact of the decision.
 */
public final class Decider {

    private Decider() {}

    /**
     * Decides a command.
     *
     * @param cause its place on the log, its log time, and who asked for it
     * @return what follows, in order; empty only for a Tick with nothing due
     * @throws LaterRulesException if only a later build may decide it
     */
    public static List<Fact> decide(State state, Command command, Cause cause) {
        command.subject().ifPresent(subject -> RulesVersion.check(state, subject.event()));
        Optional<Fact> notYours = CallerRules.refusal(state, command, cause.caller());
        if (notYours.isPresent()) {
            return List.of(notYours.get());
        }
        return TakeOverRules.isElsewhere(state, command)
                ? List.of(refused(command, Reason.OTHER_REGION))
                : decideOwn(state, command, cause);
    }

    private static List<Fact> decideOwn(State state, Command command, Cause cause) {
        Instant at = cause.at();
        return switch (command) {
            case Command.OpenEvent open -> open(state, open, cause.caller());
            case Command.CloseEvent close -> List.of(close(state, close));
            case Command.HoldSeats hold -> hold(state, hold, cause);
            case Command.ReleaseSeats release -> withLive(state, release.id(), release, at, Decider::release);
            case Command.ExtendHold extend ->
                withLive(state, extend.id(), extend, at, live -> extend(live, extend, at));
            case Command.Checkout checkout -> PaymentRules.checkout(state, checkout, at);
            case Command.RecordPayment payment -> PaymentRules.record(state, payment, at);
            case Command.Tick() -> tick(state, at);
            case Command.AdoptEvent adopt -> List.of(TransferRules.adopt(state, adopt));
            case Command.CedePlaces cede -> TransferRules.cede(state, cede, at);
            case Command.RequestPlaces request -> List.of(TransferRules.request(state, request));
            case Command.ReceivePlaces receive -> List.of(TransferRules.receive(state, receive));
            case Command.TakeOverRegion takeOver -> List.of(TakeOverRules.takeOver(state, takeOver));
            case Command.AdoptReservation adopt -> TakeOverRules.adopt(state, adopt, at);
            case Command.AdoptPlaces adopt -> List.of(TakeOverRules.adopt(state, adopt));
            case Command.RetireRegion retire -> List.of(TakeOverRules.retire(state, retire));
        };
    }

    private static List<Fact> open(State state, Command.OpenEvent open, Optional<Caller> caller) {
        Event.Terms terms = open.terms().of(caller.map(Caller::tenant));
        Optional<Event> known = state.event(open.event().event());
        if (known.isPresent()) {
            return List.of(again(open, Reason.EVENT_DIFFERS, known.get().terms().differences(terms)));
        }
        RulesVersion.check(open.event().event(), terms);
        if (terms.home()
                .filter(home -> home.isForeign(open.event().event(), home.region()))
                .isPresent()) {
            return List.of(refused(open, Reason.OTHER_REGION));
        }
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact.EventOpened(open.event(), terms));
        facts.addAll(TransferRules.shares(open));
        return List.copyOf(facts);
    }

    private static Fact close(State state, Command.CloseEvent close) {
        Optional<Event> known = state.event(close.event().event());
        if (known.isEmpty()) {
            return refused(close, Reason.NO_SUCH_EVENT);
        }
        return known.get().open() ? new Fact.EventClosed(close.event()) : repeated(close);
    }

    private static List<Fact> hold(State state, Command.HoldSeats hold, Cause cause) {
        Optional<Reservation> known = state.reservation(hold.id());
        if (known.isPresent()) {
            return afterExpiry(known.get(), cause.at(), heldBefore(state, known.get(), hold));
        }
        Optional<Event> event = state.event(hold.id().event());
        if (event.isEmpty()) {
            return List.of(refused(hold, Reason.NO_SUCH_EVENT));
        }
        Optional<String> customer = CallerRules.customer(event.get(), hold, cause.caller());
        if (!event.get().open()) {
            return List.of(rejected(hold, event.get(), customer, new Rejection.EventClosed()));
        }
        Optional<Foreign> foreign =
                TransferRules.foreign(event.get(), hold.request().seats());
        return foreign.isPresent()
                ? List.of(refused(hold, foreign.get()))
                : holdOnSale(state, hold, event.get(), customer, cause.at());
    }

    private static List<Fact> holdOnSale(
            State state, Command.HoldSeats hold, Event event, Optional<String> customer, Instant at) {
        Map<ReservationId, Reservation> overdue = new LinkedHashMap<>();
        List<UnavailableSeat> unavailable = new ArrayList<>();
        long priceMinor = 0;
        for (String seat : hold.request().seats()) {
            Optional<Long> price = event.terms().plan().priceMinor(seat);
            if (price.isEmpty()) {
                unavailable.add(new UnavailableSeat(seat, UnavailableSeat.Reason.UNKNOWN_SEAT));
                continue;
            }
            priceMinor += price.get();
            Optional<Reservation> holder = state.holder(event.id(), seat).flatMap(state::reservation);
            if (holder.isPresent() && holder.get().overdue(at)) {
                overdue.put(holder.get().id(), holder.get());
            } else if (holder.isPresent()) {
                unavailable.add(new UnavailableSeat(seat, UnavailableSeat.Reason.TAKEN));
            }
        }
        List<Fact> facts = new ArrayList<>();
        overdue.values().forEach(over -> facts.add(expired(over)));
        // Beyond the limit other seats would not help, whatever these are like.
        Optional<Rejection> rejection = CallerRules.overLimit(
                        state, event, customer, hold.request().seats().size(), overdue.values())
                .or(() -> unavailable.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Rejection.SeatsUnavailable(unavailable)));
        var price = new Price(priceMinor, event.terms().currency());
        Instant expiresAt = at.plus(hold.request().hold());
        facts.add(rejection
                .<Fact>map(why -> rejected(hold, event, customer, why))
                .orElseGet(() -> new Fact.SeatsHeld(hold.id(), hold.request(), customer, price, expiresAt, 1)));
        return List.copyOf(facts);
    }

    private static Fact rejected(Command.HoldSeats hold, Event event, Optional<String> customer, Rejection rejection) {
        var none = new Price(0, event.terms().currency());
        return new Fact.HoldRejected(hold.id(), hold.request(), customer, none, rejection, 1);
    }

    private static Fact heldBefore(State state, Reservation known, Command.HoldSeats hold) {
        var differs = new ArrayList<>(known.request().differences(hold.request()));
        if (CallerRules.namesAnother(state, known, hold)) {
            differs.add("customer");
        }
        return again(hold, Reason.RESERVATION_DIFFERS, differs);
    }

    /** What a command on a live hold leads to. */
    @FunctionalInterface
    private interface OnHeld {
        Fact decide(Live live);
    }

    /** A reservation that holds its seats at this instant. */
    private record Live(Reservation reservation, Status.Held held) {}

    private static List<Fact> withLive(State state, ReservationId id, Command command, Instant at, OnHeld onHeld) {
        Optional<Reservation> known = state.reservation(id);
        if (known.isEmpty()) {
            return List.of(refused(command, Reason.NO_SUCH_RESERVATION));
        }
        Reservation reservation = known.get();
        Fact notHeld = refused(command, Reason.NOT_HELD);
        boolean release = command instanceof Command.ReleaseSeats;
        if (reservation.overdue(at)) {
            return afterExpiry(reservation, at, notHeld);
        }
        return switch (reservation.status()) {
            case Status.Held held -> List.of(onHeld.decide(new Live(reservation, held)));
            case Status.Released _ when release -> List.of(repeated(command));
            case Status.Paying _, Status.Voiding _
            when release -> List.of(refused(command, Reason.PAYMENT_IN_PROGRESS));
            case Status.Sold _ when release -> List.of(refused(command, Reason.ALREADY_SOLD));
            case Status.Paying _, Status.Voiding _, Status.Sold _ -> List.of(notHeld);
            case Status.Released _, Status.Rejected _, Status.Expired _ -> List.of(notHeld);
        };
    }

    private static Fact release(Live live) {
        Reservation reservation = live.reservation();
        return new Fact.HoldReleased(reservation.id(), reservation.request().seats(), reservation.version() + 1);
    }

    /** Counted from now, never past the longest life of a hold, and never earlier than what was promised before. */
    private static Fact extend(Live live, Command.ExtendHold extend, Instant at) {
        Instant asked = at.plusSeconds(extend.holdSeconds());
        Instant latest = live.held().from().plus(Limits.HOLD_WITH_EXTENSIONS);
        Instant expiresAt = asked.isBefore(latest) ? asked : latest;
        ReservationId id = live.reservation().id();
        return expiresAt.isAfter(live.held().expiresAt())
                ? new Fact.HoldExtended(id, expiresAt, live.reservation().version() + 1)
                : repeated(extend);
    }

    private static List<Fact> tick(State state, Instant at) {
        List<ReservationId> due = state.due(at, Limits.PER_TICK);
        due.forEach(id -> RulesVersion.check(state, id.event()));
        return due.stream()
                .map(id -> {
                    Reservation over = due(state, id, at);
                    return TakeOverRules.isRetired(state, id.event())
                            ? new Fact.ReservationForgotten(id)
                            : timePassed(over);
                })
                .toList();
    }

    /** A deadline that no reservation has would be found at every Tick, and never be met. */
    private static Reservation due(State state, ReservationId id, Instant at) {
        return state.reservation(id)
                .filter(reservation ->
                        reservation.deadline().filter(end -> !end.isAfter(at)).isPresent())
                .orElseThrow(() -> new ContradictionException("%s fell due, but has no such deadline".formatted(id)));
    }

    /** What becomes of a reservation whose deadline is over. */
    private static Fact timePassed(Reservation due) {
        return switch (due.status()) {
            case Status.Held _ -> expired(due);
            case Status.Paying _, Status.Sold _ -> PaymentRules.giveUp(due);
            case Status.Voiding _ -> throw endless(due);
            case Status.Rejected _, Status.Released _, Status.Expired _ -> new Fact.ReservationForgotten(due.id());
        };
    }

    private static ContradictionException endless(Reservation due) {
        return new ContradictionException("%s has no deadline and yet fell due".formatted(due.id()));
    }

    private static List<Fact> afterExpiry(Reservation reservation, Instant at, Fact then) {
        return reservation.overdue(at) ? List.of(expired(reservation), then) : List.of(then);
    }

    /** The expiry of a hold that is overdue. */
    static Fact expired(Reservation held) {
        return expired(held, held.deadline().orElseThrow(() -> endless(held)), 1);
    }

    /**
     * The expiry of a hold that ended at this instant.
     *
     * @param versions how many versions later than the one that is known
     */
    static Fact expired(Reservation known, Instant end, int versions) {
        return new Fact.HoldExpired(known.id(), known.request().seats(), end, known.version() + versions);
    }
}
