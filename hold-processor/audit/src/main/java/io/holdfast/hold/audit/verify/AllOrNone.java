package io.holdfast.hold.audit.verify;

import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.fact.HoldExpired;
import io.holdfast.schemas.fact.HoldReleased;
import io.holdfast.schemas.fact.SeatsHeld;
import io.holdfast.schemas.fact.SeatsSold;
import java.util.HashSet;
import java.util.List;

/** P2: a hold has the seats that were asked for, and they are sold or freed together. */
final class AllOrNone implements Check {

    private final Findings findings;
    private long holds;
    private long ends;

    AllOrNone(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void see(FactSeen fact) {
        switch (fact.fact()) {
            case SeatsHeld held -> asked(fact, held);
            case SeatsSold sold -> together(fact, sold.getSeats());
            case HoldReleased released -> together(fact, released.getSeats());
            case HoldExpired expired -> together(fact, expired.getSeats());
            default -> {
                // Says nothing about seats.
            }
        }
    }

    private void asked(FactSeen fact, SeatsHeld held) {
        holds++;
        CommandSeen command = fact.command();
        HoldSeats asked = command == null ? null : command.hold();
        if (command != null && asked != null && !same(asked.getSeats(), held.getSeats())) {
            findings.violation(
                    Promise.P2,
                    "%s asked for %s and got %s".formatted(fact.key(), asked.getSeats(), held.getSeats()),
                    command.evidence(),
                    fact.evidence());
        }
    }

    private void together(FactSeen fact, List<String> seats) {
        ends++;
        if (fact.before() != null && !same(fact.before().seats(), seats)) {
            findings.violation(
                    Promise.P2,
                    "%s has %s, and %s names %s"
                            .formatted(
                                    fact.key(),
                                    fact.before().seats(),
                                    fact.fact().getClass().getSimpleName(),
                                    seats),
                    fact.other(fact.before().firstFact(), "SeatsHeld of " + fact.key()),
                    fact.evidence());
        }
    }

    private static boolean same(List<String> one, List<String> other) {
        return one.equals(other) || (one.size() == other.size() && new HashSet<>(one).equals(new HashSet<>(other)));
    }

    @Override
    public void end() {
        findings.checked(Promise.P2, "holds compared with what was asked", holds);
        findings.checked(Promise.P2, "holds sold or freed as a whole", ends);
    }
}
