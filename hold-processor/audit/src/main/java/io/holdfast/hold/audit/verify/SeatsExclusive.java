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
final class SeatsExclusive extends Check {

    private long taken;
    private long given;

    SeatsExclusive(KnownFacts known, Findings findings) {
        super(Promise.P1, known, findings);
    }

    @Override
    void see(FactSeen fact) {
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
                broken(
                        fact,
                        "seat %s of %s is held by %s and was given to %s, too"
                                .formatted(seat, event, holding.reservation(), fact.key()),
                        fact.other(holding.fact(), "SeatsHeld of " + holding.reservation()));
            }
        }
    }

    private void have(FactSeen fact, String event, List<String> seats) {
        for (String seat : seats) {
            given++;
            Holding holding = known.holder(Keys.seat(event, seat));
            if (holding == null) {
                broken(fact, "%s of seat %s of %s, which nobody holds".formatted(fact.kind(), seat, event));
            } else if (!holding.reservation().equals(fact.key())) {
                broken(
                        fact,
                        "%s of seat %s of %s, which %s holds"
                                .formatted(fact.kind(), seat, event, holding.reservation()),
                        fact.other(holding.fact(), "SeatsHeld of " + holding.reservation()));
            }
        }
    }

    @Override
    void end() {
        checked("seats taken", taken);
        checked("seats sold or freed", given);
    }
}
