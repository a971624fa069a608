package io.holdfast.hold.seat;

import io.holdfast.hold.seat.Command.Subject;
import io.holdfast.hold.seat.Ownership.Cession;
import io.holdfast.hold.seat.Ownership.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The logs of two regions, eu and us, and what the rules make of each. An event is opened in eu. */
final class TwoRegions {

    static final String EVENT = "ev-42";
    static final Subject.OfEvent SUBJECT = new Subject.OfEvent(EVENT);
    static final SeatingPlan PLAN =
            new SeatingPlan(List.of(new Section("A", 10, 20, 4_500), new Section("B", 4, 5, 2_500)));

    final MapState eu = new MapState();
    final MapState us = new MapState();

    static Event.Terms terms(Share... shares) {
        return Commands.terms(
                "Night of Strings",
                "EUR",
                PLAN,
                RulesVersion.REGIONS,
                Optional.of(new Home("eu", List.of("us"), List.of(shares))));
    }

    static List<SeatRange> ranges(String... ranges) {
        return Stream.of(ranges)
                .map(range -> range.split("\\.\\."))
                .map(ends -> SeatRange.of(ends[0], ends[ends.length - 1]))
                .toList();
    }

    /** Opened in eu, with these shares, and adopted in us. */
    TwoRegions open(Share... shares) {
        Event.Terms terms = terms(shares);
        eu.handle(new Command.OpenEvent(SUBJECT, terms), Commands.START);
        us.handle(new Command.AdoptEvent(SUBJECT, terms, "us"), Commands.START);
        return this;
    }

    static Command cede(String transfer, String to, String... places) {
        return new Command.CedePlaces(SUBJECT, transfer, to, ranges(places));
    }

    static Command request(String transfer, String to, int seats) {
        return new Command.RequestPlaces(SUBJECT, transfer, to, seats);
    }

    /** The receipts that a region's cessions so far ask for, in their order. */
    static List<Command> receipts(MapState giver, String from) {
        var receipts = new ArrayList<Command>();
        for (Fact fact : giver.facts()) {
            if (fact instanceof Fact.PlacesCeded(Subject.OfEvent subject, Cession cession)) {
                var receipt = new Receipt(
                        cession.transfer(), cession.n(), from, cession.places(), cession.epoch(), 0, receipts.size());
                receipts.add(new Command.ReceivePlaces(subject, receipt));
            }
        }
        return receipts;
    }

    /** All that was ceded arrives, also again. */
    void link(Instant at) {
        receipts(eu, "eu").forEach(receipt -> us.handle(receipt, at));
        receipts(us, "us").forEach(receipt -> eu.handle(receipt, at));
    }

    static Places own(MapState region) {
        Event event = region.event(EVENT).orElseThrow();
        return event.ownership().orElseThrow().own(event.terms().plan());
    }
}
