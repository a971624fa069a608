package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.facts.Holding;
import io.holdfast.hold.audit.facts.KnownFacts;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.fact.HoldExpired;
import io.holdfast.schemas.fact.HoldReleased;
import io.holdfast.schemas.fact.ReservationAdopted;
import io.holdfast.schemas.fact.SeatsHeld;
import io.holdfast.schemas.fact.SeatsSold;
import java.util.List;

/** P1: a reservation that takes a seat finds it available, and one that sells or frees it has it. */
final class SeatsExclusive implements Check {

    private final KnownFacts known;
    private final Findings findings;
    private long taken;
    private long given;

    SeatsExclusive(KnownFacts known, Findings findings) {
        this.known = known;
        this.findings = findings;
    }

    @Override
    public void see(FactSeen fact) {
        switch (fact.fact()) {
            case SeatsHeld held -> take(fact, held.getEvent(), held.getSeats());
            case ReservationAdopted adopted
            when fact.holds() ->
                take(fact, adopted.getEvent(), adopted.getState().getSeats());
            case SeatsSold sold -> have(fact, sold.getEvent(), sold.getSeats());
            case HoldReleased released -> have(fact, released.getEvent(), released.getSeats());
            case HoldExpired expired -> have(fact, expired.getEvent(), expired.getSeats());
            default -> {
                // Moves no seat.
            }
        }
    }

    private void take(FactSeen fact, String event, List<String> seats) {
        for (String seat : seats) {
            taken++;
            Holding holding = known.holder(Keys.seat(event, seat));
            if (holding != null && !holding.reservation().equals(fact.key())) {
                findings.violation(
                        Promise.P1,
                        "seat %s of %s is held by %s and was given to %s, too"
                                .formatted(seat, event, holding.reservation(), fact.key()),
                        fact.other(holding.fact(), "SeatsHeld of " + holding.reservation()),
                        fact.evidence());
            }
        }
    }

    private void have(FactSeen fact, String event, List<String> seats) {
        for (String seat : seats) {
            given++;
            Holding holding = known.holder(Keys.seat(event, seat));
            if (holding == null) {
                findings.violation(
                        Promise.P1,
                        "%s of seat %s of %s, which nobody holds".formatted(fact.kind(), seat, event),
                        fact.evidence());
            } else if (!holding.reservation().equals(fact.key())) {
                findings.violation(
                        Promise.P1,
                        "%s of seat %s of %s, which %s holds"
                                .formatted(fact.kind(), seat, event, holding.reservation()),
                        fact.other(holding.fact(), "SeatsHeld of " + holding.reservation()),
                        fact.evidence());
            }
        }
    }

    @Override
    public void end() {
        findings.checked(Promise.P1, "seats taken", taken);
        findings.checked(Promise.P1, "seats sold or freed", given);
    }
}
