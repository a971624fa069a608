package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Refusals.refused;
import static io.holdfast.hold.seat.Refusals.repeated;

import io.holdfast.hold.seat.Command.AdoptEvent;
import io.holdfast.hold.seat.Command.CedePlaces;
import io.holdfast.hold.seat.Command.ReceivePlaces;
import io.holdfast.hold.seat.Command.RequestPlaces;
import io.holdfast.hold.seat.Fact.CommandRefused.Reason;
import io.holdfast.hold.seat.Fact.PlacesRefused.Problem;
import io.holdfast.hold.seat.Ownership.Cession;
import io.holdfast.hold.seat.Ownership.Receipt;
import io.holdfast.schemas.limits.TransferLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of moving places between regions (P14, P15), under version 2. Places leave by one log and arrive by another: what the giver ceded
 * is not its own from then on, and the receiver has it once, by a number without gaps. There is no reply and no way back but another transfer,
 * so that no transfer is ever in doubt.
 */
final class TransferRules {

    /** The transfers by which an event's other regions get their shares when it is opened. */
    private static final String OPENING = "opening";

    private TransferRules() {}

    /** What the other regions get when an event is opened. */
    static List<Fact> shares(Command.OpenEvent open) {
        SeatingPlan plan = open.terms().plan();
        List<Fact> ceded = new ArrayList<>();
        open.terms()
                .home()
                .ifPresent(home -> home.shares()
                        .forEach(share -> ceded.add(new Fact.PlacesCeded(
                                open.event(),
                                new Cession(
                                        OPENING,
                                        1,
                                        share.region(),
                                        Places.of(plan, share.places()).ranges(),
                                        ceded.size() + 1)))));
        return ceded;
    }

    static Fact adopt(State state, AdoptEvent adopt) {
        Home home = adopt.terms().home().orElseThrow();
        if (home.isForeign(adopt.event().event(), home.region())) {
            return refused(adopt, Reason.OTHER_REGION);
        }
        Optional<Event> known = state.event(adopt.event().event());
        if (known.isEmpty()) {
            RulesVersion.check(adopt.event().event(), adopt.terms());
            return new Fact.EventAdopted(adopt.event(), adopt.terms(), adopt.region());
        }
        List<String> differs = new ArrayList<>(known.get().terms().differences(adopt.terms()));
        if (known.get()
                .ownership()
                .filter(ownership -> ownership.here().equals(adopt.region()))
                .isEmpty()) {
            differs.add("region");
        }
        return Refusals.again(adopt, Reason.EVENT_DIFFERS, differs);
    }

    static List<Fact> cede(State state, CedePlaces cede, Instant at) {
        Optional<Event> event = state.event(cede.event().event());
        Optional<Fact> impossible = impossible(event, cede, cede.to());
        if (impossible.isPresent()) {
            return List.of(impossible.get());
        }
        SeatingPlan plan = event.orElseThrow().terms().plan();
        List<SeatRange> unknown = Places.unknown(plan, cede.places());
        if (!unknown.isEmpty()) {
            return List.of(refused(cede, Problem.UNKNOWN, unknown));
        }
        Ownership ownership = event.get().ownership().orElseThrow();
        Places places = Places.of(plan, cede.places());
        Optional<Cession> known = ownership.cession(cede.transfer());
        if (known.isPresent()) {
            return List.of(again(known.get(), cede, places));
        }
        Optional<Foreign> foreign = foreign(event.get(), places);
        return foreign.isPresent()
                ? List.of(refused(cede, foreign.get()))
                : cedeOwn(state, event.get(), cede, places, at);
    }

    private static Fact again(Cession known, CedePlaces cede, Places places) {
        List<String> differs = new ArrayList<>();
        if (!known.to().equals(cede.to())) {
            differs.add("to");
        }
        if (!known.places().equals(places.ranges())) {
            differs.add("places");
        }
        return Refusals.again(cede, Reason.TRANSFER_DIFFERS, differs);
    }

    /** Holds that are over by log time are over for this command, too; where they are too many for one decision, a Tick ends them first. */
    private static List<Fact> cedeOwn(State state, Event event, CedePlaces cede, Places places, Instant at) {
        SeatingPlan plan = event.terms().plan();
        Map<ReservationId, Reservation> overdue = new LinkedHashMap<>();
        List<String> taken = new ArrayList<>();
        places.sections()
                .forEach(section -> state.holders(event.id(), section.name()).forEach((seat, holder) -> {
                    if (plan.index(seat).stream().noneMatch(places::has)) {
                        return;
                    }
                    Optional<Reservation> over =
                            state.reservation(holder).filter(reservation -> reservation.overdue(at));
                    if (over.isPresent() && (overdue.containsKey(holder) || overdue.size() < Limits.PER_TICK)) {
                        overdue.put(holder, over.get());
                    } else {
                        taken.add(seat);
                    }
                }));
        List<Fact> facts = new ArrayList<>();
        overdue.values().forEach(over -> facts.add(Decider.expired(over)));
        facts.add(
                taken.isEmpty()
                        ? ceded(event, cede, new Asked(cede.transfer(), cede.to()), places)
                        : refused(cede, Problem.TAKEN, Places.in(plan, taken).ranges()));
        return List.copyOf(facts);
    }

    /** Which transfer was asked for. */
    private record Asked(String transfer, String to) {}

    private static Fact ceded(Event event, Command.AboutEvent command, Asked asked, Places places) {
        Ownership ownership = event.ownership().orElseThrow();
        var cession = new Cession(
                asked.transfer(),
                ownership.link(asked.to()).ceded() + 1,
                asked.to(),
                places.ranges(),
                ownership.epoch() + 1);
        SeatingPlan plan = event.terms().plan();
        int left = ownership.ceded(plan, cession).own(plan).ranges().size();
        return left > TransferLimits.MAX_OWN_RANGES || cession.places().size() > TransferLimits.MAX_RANGES
                ? refused(command, Reason.TOO_SCATTERED)
                : new Fact.PlacesCeded(command.event(), cession);
    }

    /**
     * Whole rows, own and free to their last seat, from the last section and the last row backwards: as few as have the seats that were asked
     * for, and at most half of all there are.
     */
    static Fact request(State state, RequestPlaces request) {
        Optional<Event> event = state.event(request.event().event());
        Optional<Fact> impossible = impossible(event, request, request.to());
        if (impossible.isPresent()) {
            return impossible.get();
        }
        Ownership ownership = event.orElseThrow().ownership().orElseThrow();
        Optional<Cession> known = ownership.cession(request.transfer());
        if (known.isPresent()) {
            return known.get().to().equals(request.to())
                    ? repeated(request)
                    : refused(request, Reason.TRANSFER_DIFFERS, List.of("to"));
        }
        SeatingPlan plan = event.get().terms().plan();
        List<SeatRange> free = freeRows(state, event.get(), ownership.own(plan));
        List<SeatRange> given = new ArrayList<>();
        int seats = 0;
        for (SeatRange row : free.reversed().subList(0, free.size() / 2)) {
            if (seats >= request.seats()) {
                break;
            }
            given.add(row);
            seats += row.last().number();
        }
        return given.isEmpty()
                ? refused(request, Reason.NOTHING_FREE)
                : ceded(event.get(), request, new Asked(request.transfer(), request.to()), Places.of(plan, given));
    }

    private static List<SeatRange> freeRows(State state, Event event, Places own) {
        SeatingPlan plan = event.terms().plan();
        List<SeatRange> free = new ArrayList<>();
        own.sections().forEach(section -> {
            Places taken =
                    Places.in(plan, state.holders(event.id(), section.name()).keySet());
            Places available = own.without(taken);
            for (int row = 1; row <= section.rows(); row++) {
                if (available.hasAll(section.row(row))) {
                    free.add(section.row(row));
                }
            }
        });
        return free;
    }

    static Fact receive(State state, ReceivePlaces receive) {
        Optional<Event> event = state.event(receive.event().event());
        Receipt receipt = receive.receipt();
        Optional<Fact> impossible = impossible(event, receive, receipt.from());
        if (impossible.isPresent()) {
            return impossible.get();
        }
        Ownership ownership = event.orElseThrow().ownership().orElseThrow();
        long next = ownership.link(receipt.from()).received() + 1;
        if (receipt.n() < next) {
            return repeated(receive);
        }
        if (receipt.n() > next) {
            return refused(receive, Reason.OUT_OF_ORDER);
        }
        SeatingPlan plan = event.get().terms().plan();
        List<SeatRange> unknown = Places.unknown(plan, receipt.places());
        if (!unknown.isEmpty()) {
            return refused(receive, Problem.UNKNOWN, unknown);
        }
        Places places = Places.of(plan, receipt.places());
        Places owned = places.and(ownership.own(plan));
        return owned.isEmpty()
                ? new Fact.PlacesReceived(receive.event(), receipt.of(places))
                : refused(receive, Problem.OWNED, owned.ranges());
    }

    /** Why no transfer between this region and that one is possible at all. */
    private static Optional<Fact> impossible(Optional<Event> event, Command command, String other) {
        return reason(event, other)
                .or(() -> event.flatMap(Event::ownership)
                        .filter(ownership -> ownership.isLost(other))
                        .map(lost -> Reason.REGION_LOST))
                .map(reason -> refused(command, reason));
    }

    /** Why nothing of the event can pass between this region and that one, lost or not. */
    static Optional<Reason> reason(Optional<Event> event, String other) {
        if (event.isEmpty()) {
            return Optional.of(Reason.NO_SUCH_EVENT);
        }
        if (event.get().ownership().isEmpty()) {
            return Optional.of(Reason.NO_REGIONS);
        }
        boolean here = event.get().ownership().orElseThrow().here().equals(other);
        boolean known =
                event.get().terms().home().filter(home -> home.has(other)).isPresent();
        return here || !known ? Optional.of(Reason.NO_SUCH_REGION) : Optional.empty();
    }

    /** Places of another region, and its name. */
    record Foreign(Places places, String region) {}

    /** Those of the seats that another region has; of several regions the first one's. Empty if there is none, or the event knows no regions. */
    static Optional<Foreign> foreign(Event event, List<String> seats) {
        return event.ownership().isEmpty()
                ? Optional.empty()
                : foreign(event, Places.in(event.terms().plan(), seats));
    }

    private static Optional<Foreign> foreign(Event event, Places places) {
        Ownership ownership = event.ownership().orElseThrow();
        SeatingPlan plan = event.terms().plan();
        Places foreign = places.without(ownership.own(plan));
        if (foreign.isEmpty()) {
            return Optional.empty();
        }
        String region = ownership.owner(foreign.first());
        return Optional.of(new Foreign(foreign.and(ownership.of(plan, region)), region));
    }
}
