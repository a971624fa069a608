package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.facts.EventTerms;
import io.holdfast.hold.audit.facts.Holding;
import io.holdfast.hold.audit.facts.KnownFacts;
import io.holdfast.hold.audit.facts.RegionFacts;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.command.CedePlaces;
import io.holdfast.schemas.command.OpenEvent;
import io.holdfast.schemas.command.ReceivePlaces;
import io.holdfast.schemas.command.RequestPlaces;
import io.holdfast.schemas.fact.CommandRefused;
import io.holdfast.schemas.fact.CommandRepeated;
import io.holdfast.schemas.fact.EventAdopted;
import io.holdfast.schemas.fact.EventOpened;
import io.holdfast.schemas.fact.PaymentRefunded;
import io.holdfast.schemas.fact.PaymentVoided;
import io.holdfast.schemas.fact.PlacesCeded;
import io.holdfast.schemas.fact.PlacesReceived;
import io.holdfast.schemas.fact.PlacesRefused;
import io.holdfast.schemas.fact.RefundRequested;
import io.holdfast.schemas.fact.ReservationAdopted;
import io.holdfast.schemas.fact.ReservationForgotten;
import io.holdfast.schemas.fact.SeatsHeld;
import io.holdfast.schemas.fact.VoidRequested;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * One region's part of P14 and P15: it holds what is its own, cedes what is its own and free, and receives each transfer once and in turn. And of P3: it
 * decides nothing about an identity of another region, so that no identity is in two logs. That a receipt has a cession, and the only
 * one, is seen with the other region's log: {@link io.holdfast.hold.audit.regions.TransferComparison}.
 */
final class OwnPlaces extends Check {

    private long events;
    private long held;
    private long ceded;
    private long received;

    OwnPlaces(KnownFacts known, Findings findings) {
        super(Promise.P14, known, findings);
    }

    @Override
    void see(FactSeen fact) {
        switch (fact.fact()) {
            case EventOpened opened -> events += opened.getHome() == null ? 0 : 1;
            case EventAdopted _ -> events++;
            case PlacesCeded cession -> ceded(fact, cession);
            case PlacesReceived receipt -> received(fact, receipt);
            case SeatsHeld hold -> held(fact, hold);
            default -> {
                // Moves no place, and takes none.
            }
        }
        identity(fact);
    }

    /** Whatever is said of a reservation is said in the region that its identity belongs to, but that it is refused elsewhere. */
    private void identity(FactSeen fact) {
        if (Keys.isEvent(fact.key())
                || fact.fact() instanceof CommandRefused
                || fact.fact() instanceof CommandRepeated
                || fact.fact() instanceof PlacesRefused) {
            return;
        }
        if (fact.fact() instanceof ReservationAdopted) {
            // Whose it is, and whether it may be adopted, is looked at with the take-over.
            return;
        }
        RegionFacts regions = known.regions(Keys.event(fact.key()));
        if (regions != null
                && !(regions.isRetired() && fact.fact() instanceof ReservationForgotten)
                && regions.isElsewhere(Keys.within(fact.key()), fact.before() != null, isOfMoney(fact))) {
            broken(
                    Promise.P3,
                    fact,
                    "%s of %s in %s, and the identity is another region's"
                            .formatted(fact.kind(), fact.key(), regions.here()));
        }
    }

    /** Money for a reservation that nobody here knows is given back. */
    private static boolean isOfMoney(FactSeen fact) {
        return fact.fact() instanceof VoidRequested
                || fact.fact() instanceof PaymentVoided
                || fact.fact() instanceof RefundRequested
                || fact.fact() instanceof PaymentRefunded;
    }

    private void held(FactSeen fact, SeatsHeld hold) {
        EventTerms terms = known.event(hold.getEvent());
        RegionFacts regions = known.regions(hold.getEvent());
        if (terms == null || regions == null) {
            return;
        }
        BitSet own = regions.places();
        for (String seat : hold.getSeats()) {
            held++;
            int place = terms.number(seat);
            if (place >= 0 && !own.get(place)) {
                broken(fact, "%s was given seat %s, which is not %s's own".formatted(fact.key(), seat, regions.here()));
            }
        }
    }

    private void ceded(FactSeen fact, PlacesCeded cession) {
        EventTerms terms = known.event(cession.getEvent());
        RegionFacts regions = known.regions(cession.getEvent());
        BitSet places = terms == null ? null : terms.places(cession.getPlaces());
        if (terms == null || regions == null || places == null) {
            broken(fact, "places were ceded of an event that has no such places, or no regions");
            return;
        }
        ceded += places.cardinality();
        BitSet foreign = (BitSet) places.clone();
        foreign.andNot(regions.places());
        if (!foreign.isEmpty()) {
            broken(
                    fact,
                    "%s and maybe more was ceded to %s, and is not %s's own"
                            .formatted(terms.seat(foreign.nextSetBit(0)), cession.getTo(), regions.here()));
        }
        free(fact, cession, terms, places);
        if (!asked(fact.command(), cession, terms, places)) {
            broken(fact, "places were ceded that nobody asked for");
        }
        lost(fact, regions, cession.getTo());
        if (!regions.reaches(cession.getTo())
                || cession.getN() != regions.nextTo(cession.getTo())
                || cession.getEpoch() <= regions.epoch()) {
            broken(
                    Promise.P15,
                    fact,
                    "the transfer to %s has number %d and epoch %d, and the next one has number %d and a later epoch than %d"
                            .formatted(
                                    cession.getTo(),
                                    cession.getN(),
                                    cession.getEpoch(),
                                    regions.nextTo(cession.getTo()),
                                    regions.epoch()));
        }
    }

    private void lost(FactSeen fact, RegionFacts regions, String other) {
        if (regions.isRetired() || regions.lost(other) != null) {
            broken(
                    Promise.P15,
                    fact,
                    "a transfer between %s and %s, although one was taken over by the other"
                            .formatted(regions.here(), other));
        }
    }

    private void free(FactSeen fact, PlacesCeded cession, EventTerms terms, BitSet places) {
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
            String seat = terms.seat(place);
            Holding holding = known.holder(Keys.seat(cession.getEvent(), seat));
            if (holding != null) {
                broken(
                        fact,
                        "seat %s of %s was ceded, and %s has it"
                                .formatted(seat, cession.getEvent(), holding.reservation()),
                        fact.other(holding.fact(), "SeatsHeld of " + holding.reservation()));
            }
        }
    }

    /** A request is answered with as much as the region can spare: what it asked for is not looked at. */
    private static boolean asked(@Nullable CommandSeen command, PlacesCeded cession, EventTerms terms, BitSet places) {
        return switch (command == null ? null : command.command()) {
            case CedePlaces cede ->
                cede.getTransfer().equals(cession.getTransfer())
                        && cede.getTo().equals(cession.getTo())
                        && places.equals(terms.places(cede.getPlaces()));
            case RequestPlaces request ->
                request.getTransfer().equals(cession.getTransfer())
                        && request.getTo().equals(cession.getTo());
            case OpenEvent open ->
                open.getHome() != null
                        && open.getHome().getShares().stream()
                                .anyMatch(share -> share.getRegion().equals(cession.getTo())
                                        && places.equals(terms.places(share.getPlaces())));
            case null -> true;
            default -> false;
        };
    }

    private void received(FactSeen fact, PlacesReceived receipt) {
        EventTerms terms = known.event(receipt.getEvent());
        RegionFacts regions = known.regions(receipt.getEvent());
        BitSet places = terms == null ? null : terms.places(receipt.getPlaces());
        if (terms == null || regions == null || places == null) {
            broken(fact, "places were received of an event that has no such places, or no regions");
            return;
        }
        received += places.cardinality();
        BitSet twice = (BitSet) places.clone();
        twice.and(regions.places());
        if (!twice.isEmpty()) {
            broken(
                    fact,
                    "%s and maybe more was received from %s, and was %s's own already"
                            .formatted(terms.seat(twice.nextSetBit(0)), receipt.getFrom(), regions.here()));
        }
        if (!asked(fact.command(), receipt, terms, places)) {
            broken(fact, "places were received that the command does not bring");
        }
        lost(fact, regions, receipt.getFrom());
        if (!regions.reaches(receipt.getFrom()) || receipt.getN() != regions.nextFrom(receipt.getFrom())) {
            broken(
                    Promise.P15,
                    fact,
                    "transfer %d from %s was received, and %d was next"
                            .formatted(receipt.getN(), receipt.getFrom(), regions.nextFrom(receipt.getFrom())));
        }
    }

    private static boolean asked(
            @Nullable CommandSeen command, PlacesReceived receipt, EventTerms terms, BitSet places) {
        if (command == null) {
            return true;
        }
        ReceivePlaces receive = command.as(ReceivePlaces.class);
        return receive != null
                && receive.getTransfer().equals(receipt.getTransfer())
                && receive.getN() == receipt.getN()
                && receive.getFrom().equals(receipt.getFrom())
                && receive.getEpoch() == receipt.getEpoch()
                && receive.getOriginPartition() == receipt.getOriginPartition()
                && receive.getOriginOffset() == receipt.getOriginOffset()
                && places.equals(terms.places(receive.getPlaces()));
    }

    /** Of a log without regions nothing is said. */
    @Override
    void end() {
        if (events > 0) {
            checked("seats held by the region that has them", held);
            checked("places ceded", ceded);
            findings.checked(Promise.P15, "places received", received);
        }
    }
}
