package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.facts.Account;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.fact.HoldRejected;
import io.holdfast.schemas.fact.ReservationForgotten;
import io.holdfast.schemas.fact.SeatsHeld;
import java.time.Instant;

/** P3: an identity is held or rejected once, because it asked, and answers for as long as is promised. */
final class OneOutcome implements Check {

    private final Findings findings;
    private long outcomes;
    private long forgotten;

    OneOutcome(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void see(FactSeen fact) {
        switch (fact.fact()) {
            case SeatsHeld held -> outcome(fact);
            case HoldRejected rejected -> outcome(fact);
            case ReservationForgotten gone -> forgotten(fact);
            default -> {
                // Not about an identity as such.
            }
        }
    }

    private void outcome(FactSeen fact) {
        outcomes++;
        Account before = fact.before();
        if (before != null) {
            findings.violation(
                    Promise.P3,
                    "%s has a second outcome".formatted(fact.key()),
                    fact.other(before.firstFact(), "the first outcome of " + fact.key()),
                    fact.evidence());
        }
        HoldSeats asked = fact.command() == null ? null : fact.command().hold();
        if (fact.command() != null
                && (asked == null
                        || !Keys.reservation(asked.getEvent(), asked.getReservation())
                                .equals(fact.key()))) {
            findings.violation(
                    Promise.P3,
                    "%s has an outcome by a command that did not ask for it".formatted(fact.key()),
                    fact.command().evidence(),
                    fact.evidence());
        }
    }

    private void forgotten(FactSeen fact) {
        forgotten++;
        Account before = fact.before();
        if (before != null && (!before.standing().over() || fact.atMs() < before.dueMs())) {
            findings.violation(
                    Promise.P3,
                    "%s was forgotten at %s, though it is %s and answers for 24 h after its end"
                            .formatted(fact.key(), Instant.ofEpochMilli(fact.atMs()), before.standing()),
                    fact.other(before.lastFact(), "its last state before"),
                    fact.evidence());
        }
    }

    @Override
    public void end() {
        findings.checked(Promise.P3, "identities with their outcome", outcomes);
        findings.checked(Promise.P3, "identities forgotten in time", forgotten);
    }
}
