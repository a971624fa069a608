package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Refusals.refused;
import static io.holdfast.hold.seat.Refusals.repeated;

import io.holdfast.hold.seat.Command.AdoptPlaces;
import io.holdfast.hold.seat.Command.AdoptReservation;
import io.holdfast.hold.seat.Command.RetireRegion;
import io.holdfast.hold.seat.Command.TakeOverRegion;
import io.holdfast.hold.seat.Fact.CommandRefused.Reason;
import io.holdfast.hold.seat.Fact.PlacesRefused.Problem;
import io.holdfast.hold.seat.Ownership.TakenOver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of going on for a region that is lost, under version 2. The region that goes on adopts what is known of the lost one: its reservations one
 * by one, and at last its places, which nobody sells until then. If the lost one comes back, it retires from the event.
 *
 * <p>That it is lost for good is an operator's word. No rule can know it.
 */
final class TakeOverRules {

    private TakeOverRules() {}

    /**
     * Whether a command is about a reservation that is not decided here. What belongs to a region that was taken over is, once it was adopted or the
     * places were; and so is money for it, which is given back if there is no sale.
     */
    static boolean isElsewhere(State state, Command command) {
        if (!(command instanceof Command.AboutReservation about)) {
            return false;
        }
        Event event = state.event(about.id().event()).orElse(null);
        if (event == null || event.ownership().isEmpty()) {
            return false;
        }
        Ownership ownership = event.ownership().get();
        String owner = event.terms().home().orElseThrow().owner(about.id().reservation());
        if (ownership.isRetired()) {
            return true;
        }
        return !owner.equals(ownership.here())
                && !(command instanceof AdoptReservation)
                && ownership
                        .takenOver(owner)
                        .filter(lost -> lost.placesAdopted()
                                || command instanceof Command.RecordPayment
                                || state.reservation(about.id()).isPresent())
                        .isEmpty();
    }

    /** Whether this region retired from the event: it then only forgets. */
    static boolean isRetired(State state, String event) {
        return state.event(event)
                .flatMap(Event::ownership)
                .filter(Ownership::isRetired)
                .isPresent();
    }

    /** With a third region, what the lost one has could not be known from one log. */
    static Fact takeOver(State state, TakeOverRegion takeOver) {
        Optional<Event> event = state.event(takeOver.event().event());
        Optional<Reason> never = TransferRules.reason(event, takeOver.region());
        if (never.isPresent()) {
            return refused(takeOver, never.get());
        }
        Ownership ownership = event.orElseThrow().ownership().orElseThrow();
        if (event.get().terms().home().orElseThrow().others().size() > 1) {
            return refused(takeOver, Reason.NO_SUCH_REGION);
        }
        if (ownership.isRetired()) {
            return refused(takeOver, Reason.REGION_LOST);
        }
        return ownership
                .takenOver(takeOver.region())
                .map(known -> again(takeOver, known.upTo()))
                .orElseGet(() -> new Fact.RegionTakenOver(
                        takeOver.event(), takeOver.region(), takeOver.upTo(), takeOver.digest()));
    }

    private static Fact again(TakeOverRegion takeOver, UpTo known) {
        List<String> differs = new ArrayList<>();
        if (known.partition() != takeOver.upTo().partition()) {
            differs.add("upToPartition");
        }
        if (known.offset() != takeOver.upTo().offset()) {
            differs.add("upToOffset");
        }
        return Refusals.again(takeOver, Reason.TAKE_OVER_DIFFERS, differs);
    }

    static List<Fact> adopt(State state, AdoptReservation adopt, Instant at) {
        Optional<Event> event = state.event(adopt.id().event());
        Optional<Reason> never = TransferRules.reason(event, adopt.region());
        if (never.isPresent()) {
            return List.of(refused(adopt, never.get()));
        }
        if (event.orElseThrow()
                .terms()
                .home()
                .orElseThrow()
                .isForeign(adopt.id().reservation(), adopt.region())) {
            return List.of(refused(adopt, Reason.OTHER_REGION));
        }
        Optional<TakenOver> lost = event.get().ownership().orElseThrow().takenOver(adopt.region());
        if (lost.isPresent() && state.reservation(adopt.id()).isPresent()) {
            return List.of(repeated(adopt));
        }
        if (lost.filter(takenOver -> !takenOver.placesAdopted()).isEmpty()) {
            return List.of(refused(adopt, Reason.REGION_NOT_LOST));
        }
        return adopt.state().price().currency().equals(event.get().terms().currency())
                ? adopt(state, event.get(), adopt, at)
                : List.of(refused(adopt, Reason.EVENT_DIFFERS, List.of("currency")));
    }

    /** Its seats are the lost region's, and no other reservation's that was adopted before it. */
    private static List<Fact> adopt(State state, Event event, AdoptReservation adopt, Instant at) {
        SeatingPlan plan = event.terms().plan();
        Places own = event.ownership().orElseThrow().own(plan);
        List<String> unknown = new ArrayList<>();
        List<String> owned = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        Map<ReservationId, Reservation> overdue = new LinkedHashMap<>();
        for (String seat : adopt.state().takenSeats()) {
            Optional<Reservation> holder = state.holder(event.id(), seat).flatMap(state::reservation);
            if (plan.index(seat).isEmpty()) {
                unknown.add(seat);
            } else if (own.has(plan.index(seat).getAsInt())) {
                owned.add(seat);
            } else if (holder.filter(reservation -> reservation.overdue(at)).isPresent()) {
                overdue.put(holder.get().id(), holder.get());
            } else if (holder.isPresent()) {
                taken.add(seat);
            }
        }
        List<Fact> facts = new ArrayList<>();
        overdue.values().forEach(over -> facts.add(Decider.expired(over)));
        if (!unknown.isEmpty()) {
            facts.add(refused(
                    adopt, Problem.UNKNOWN, unknown.stream().map(SeatRange::of).toList()));
        } else if (!owned.isEmpty()) {
            facts.add(refused(adopt, Problem.OWNED, Places.in(plan, owned).ranges()));
        } else if (!taken.isEmpty()) {
            facts.add(refused(adopt, Problem.TAKEN, Places.in(plan, taken).ranges()));
        } else {
            facts.add(new Fact.ReservationAdopted(adopt.id(), adopt.region(), Adoption.from(adopt.state(), at)));
        }
        return List.copyOf(facts);
    }

    /** Those on their way, too, whichever way: they never arrive any more. */
    static Fact adopt(State state, AdoptPlaces adopt) {
        Optional<Event> event = state.event(adopt.event().event());
        Optional<Reason> never = TransferRules.reason(event, adopt.region());
        if (never.isPresent()) {
            return refused(adopt, never.get());
        }
        Ownership ownership = event.orElseThrow().ownership().orElseThrow();
        Optional<TakenOver> lost = ownership.takenOver(adopt.region());
        if (lost.isEmpty()) {
            return refused(adopt, Reason.REGION_NOT_LOST);
        }
        return lost.get().placesAdopted()
                ? repeated(adopt)
                : new Fact.PlacesAdopted(
                        adopt.event(),
                        adopt.region(),
                        ownership.of(event.get().terms().plan(), adopt.region()).ranges(),
                        ownership.epoch() + 1);
    }

    /** Two regions that took over each other have both gone on: that is for people to settle, and no rule would make it better. */
    static Fact retire(State state, RetireRegion retire) {
        Optional<Event> event = state.event(retire.event().event());
        Optional<Reason> never = TransferRules.reason(event, retire.by());
        if (never.isPresent()) {
            return refused(retire, never.get());
        }
        Ownership ownership = event.orElseThrow().ownership().orElseThrow();
        if (ownership.isRetired()) {
            return repeated(retire);
        }
        return ownership.takenOver(retire.by()).isPresent()
                ? refused(retire, Reason.REGION_LOST)
                : new Fact.RegionRetired(
                        retire.event(), retire.by(), retire.upTo(), retire.originPartition(), retire.originOffset());
    }
}
