package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.facts.KnownFacts;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.fact.HoldExpired;
import io.holdfast.schemas.fact.HoldRejected;
import io.holdfast.schemas.fact.HoldReleased;
import io.holdfast.schemas.fact.PaymentCaptured;
import io.holdfast.schemas.fact.SeatsHeld;
import io.holdfast.schemas.fact.SeatsSold;
import java.util.HashSet;
import java.util.List;

/** P2: a hold has the seats that were asked for, or is rejected for all of them, and they are sold, paid or freed together. */
final class AllOrNone extends Check {

    private long holds;
    private long ends;

    AllOrNone(KnownFacts known, Findings findings) {
        super(Promise.P2, known, findings);
    }

    @Override
    void see(FactSeen fact) {
        switch (fact.fact()) {
            case SeatsHeld held -> {
                holds++;
                asked(fact, held.getSeats());
            }
            case HoldRejected rejected -> asked(fact, rejected.getSeats());
            case SeatsSold sold -> ended(fact, sold.getSeats());
            case HoldReleased released -> ended(fact, released.getSeats());
            case HoldExpired expired -> ended(fact, expired.getSeats());
            case PaymentCaptured captured -> together(fact, captured.getSeats());
            default -> {
                // Says nothing about seats.
            }
        }
    }

    private void asked(FactSeen fact, List<String> seats) {
        CommandSeen command = fact.command();
        HoldSeats asked = command == null ? null : command.as(HoldSeats.class);
        if (command != null && asked != null && !same(asked.getSeats(), seats)) {
            broken(
                    fact,
                    "%s asked for %s, and %s names %s".formatted(fact.key(), asked.getSeats(), fact.kind(), seats),
                    command.evidence());
        }
    }

    private void ended(FactSeen fact, List<String> seats) {
        ends++;
        together(fact, seats);
    }

    private void together(FactSeen fact, List<String> seats) {
        if (fact.before() != null && !same(fact.before().seats(), seats)) {
            broken(
                    fact,
                    "%s has %s, and %s names %s"
                            .formatted(fact.key(), fact.before().seats(), fact.kind(), seats),
                    fact.other(fact.before().firstFact(), "SeatsHeld of " + fact.key()));
        }
    }

    private static boolean same(List<String> one, List<String> other) {
        return one.equals(other) || (one.size() == other.size() && new HashSet<>(one).equals(new HashSet<>(other)));
    }

    @Override
    void end() {
        checked("holds compared with what was asked", holds);
        checked("holds sold or freed as a whole", ends);
    }
}
