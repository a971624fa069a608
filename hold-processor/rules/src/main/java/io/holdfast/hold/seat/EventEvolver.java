package io.holdfast.hold.seat;

import java.util.Optional;

/** What facts about a whole event change: whether it is on sale, and who has its places. */
final class EventEvolver {

    private EventEvolver() {}

    static Change opened(Fact.EventOpened opened, Cause cause) {
        return opened(opened.subject(), opened.terms(), opened.terms().home().map(Home::region), cause);
    }

    static Change adopted(Fact.EventAdopted adopted, Cause cause) {
        return opened(adopted.subject(), adopted.terms(), Optional.of(adopted.region()), cause);
    }

    static Change closed(State state, Fact.EventClosed closed, Cause cause) {
        return new Change.EventSet(known(state, closed).closed(cause));
    }

    private static Change opened(
            Command.Subject.OfEvent subject, Event.Terms terms, Optional<String> here, Cause cause) {
        Optional<Ownership> ownership = terms.home().flatMap(home -> here.map(region -> Ownership.begin(region, home)));
        return new Change.EventSet(new Event(subject.event(), terms, true, ownership, cause));
    }

    /** What is ceded is this region's own (P14). */
    static Change ceded(State state, Fact.PlacesCeded ceded, Cause cause) {
        Event event = known(state, ceded);
        Ownership ownership = ownership(event);
        Ownership.Cession cession = ceded.cession();
        SeatingPlan plan = event.terms().plan();
        Places places = Places.of(plan, cession.places());
        boolean follows =
                cession.n() == ownership.link(cession.to()).ceded() + 1 && cession.epoch() > ownership.epoch();
        if (!follows || !places.without(ownership.own(plan)).isEmpty()) {
            throw new ContradictionException("transfer %d of %s to %s, which are not all its own or not the next"
                    .formatted(cession.n(), event.id(), cession.to()));
        }
        return new Change.EventSet(event.owned(ownership.ceded(plan, cession), cause));
    }

    /** What is received is not this region's own yet, and is received once (P15). */
    static Change received(State state, Fact.PlacesReceived received, Cause cause) {
        Event event = known(state, received);
        Ownership ownership = ownership(event);
        Ownership.Receipt receipt = received.receipt();
        SeatingPlan plan = event.terms().plan();
        Places places = Places.of(plan, receipt.places());
        if (receipt.n() != ownership.link(receipt.from()).received() + 1
                || !places.and(ownership.own(plan)).isEmpty()) {
            throw new ContradictionException("transfer %d of %s from %s, which are its own already or not the next"
                    .formatted(receipt.n(), event.id(), receipt.from()));
        }
        return new Change.EventSet(event.owned(ownership.received(plan, receipt), cause));
    }

    private static Ownership ownership(Event event) {
        return event.ownership()
                .orElseThrow(() -> new ContradictionException(
                        "places of %s were moved, and it knows no regions".formatted(event.id())));
    }

    static Change takenOver(State state, Fact.RegionTakenOver takenOver, Cause cause) {
        Event event = known(state, takenOver);
        Ownership ownership = ownership(event);
        if (ownership.isLost(takenOver.region())) {
            throw new ContradictionException(
                    "%s of %s was taken over, once more".formatted(takenOver.region(), event.id()));
        }
        return new Change.EventSet(event.owned(ownership.lost(takenOver.region(), takenOver.upTo()), cause));
    }

    /** What is adopted is all that the lost region has, and is adopted once (P14). */
    static Change adopted(State state, Fact.PlacesAdopted adopted, Cause cause) {
        Event event = known(state, adopted);
        Ownership ownership = ownership(event);
        SeatingPlan plan = event.terms().plan();
        boolean all = Places.of(plan, adopted.places()).equals(ownership.of(plan, adopted.region()));
        if (!awaited(ownership, adopted.region()) || !all || adopted.epoch() <= ownership.epoch()) {
            throw new ContradictionException(
                    "places of %s in %s were adopted, which are not those of %s, or not to be adopted"
                            .formatted(event.id(), ownership.here(), adopted.region()));
        }
        return new Change.EventSet(event.owned(ownership.adopted(plan, adopted.region(), adopted.epoch()), cause));
    }

    static Change retired(State state, Fact.RegionRetired retired, Cause cause) {
        Event event = known(state, retired);
        Ownership ownership = ownership(event);
        if (ownership.isLost(retired.by())) {
            throw new ContradictionException("%s of %s was retired, once more".formatted(ownership.here(), event.id()));
        }
        return new Change.EventSet(
                event.owned(ownership.retired(event.terms().plan(), retired.by(), retired.upTo()), cause));
    }

    /** A reservation is adopted from a region that is lost, as long as its places are not sold here, and without any place of this region's (P14). */
    static void checkLost(State state, Fact.ReservationAdopted adopted) {
        Event event = known(state, adopted);
        Ownership ownership = ownership(event);
        SeatingPlan plan = event.terms().plan();
        Places places = Places.in(plan, adopted.state().takenSeats());
        if (!awaited(ownership, adopted.region())
                || !places.without(ownership.of(plan, adopted.region())).isEmpty()) {
            throw new ContradictionException("%s was adopted, and its places are not those of %s, or not to be adopted"
                    .formatted(adopted.id(), adopted.region()));
        }
    }

    private static boolean awaited(Ownership ownership, String region) {
        return ownership.takenOver(region).filter(lost -> !lost.placesAdopted()).isPresent();
    }

    /** Seats of another region are not held here (P14). */
    static void checkOwn(State state, Fact.SeatsHeld held) {
        state.event(held.id().event())
                .flatMap(event -> TransferRules.foreign(event, held.request().seats()))
                .ifPresent(foreign -> {
                    throw new ContradictionException(
                            "SeatsHeld of %s, and %s has %s".formatted(held.id(), foreign.region(), foreign.places()));
                });
    }

    private static Event known(State state, Fact fact) {
        return state.event(fact.subject().event())
                .orElseThrow(() ->
                        new ContradictionException("%s of an event that was never opened".formatted(fact.name())));
    }
}
