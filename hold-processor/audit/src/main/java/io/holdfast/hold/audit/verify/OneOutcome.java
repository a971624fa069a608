package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.facts.Account;
import io.holdfast.hold.audit.facts.Account.Standing;
import io.holdfast.hold.audit.facts.KnownFacts;
import io.holdfast.hold.audit.facts.RegionFacts;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.command.AdoptReservation;
import io.holdfast.schemas.command.Checkout;
import io.holdfast.schemas.command.ExtendHold;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.ReleaseSeats;
import io.holdfast.schemas.fact.EventAdopted;
import io.holdfast.schemas.fact.EventOpened;
import io.holdfast.schemas.fact.HoldExpired;
import io.holdfast.schemas.fact.HoldExtended;
import io.holdfast.schemas.fact.HoldRejected;
import io.holdfast.schemas.fact.HoldReleased;
import io.holdfast.schemas.fact.PaymentFailed;
import io.holdfast.schemas.fact.PaymentRequested;
import io.holdfast.schemas.fact.ReservationAdopted;
import io.holdfast.schemas.fact.ReservationForgotten;
import io.holdfast.schemas.fact.SeatsHeld;
import io.holdfast.schemas.fact.SeatsSold;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * P3: an identity is held or rejected once, and answers for as long as is promised. Each fact fits where it stands, so that nothing happens to it
 * twice or after its end; and what its caller must ask for was asked for. Seats that move while a payment is in doubt are {@link InDoubt}'s.
 */
final class OneOutcome extends Check {

    private static final Set<Standing> ENDS_FROM = Set.of(Standing.HELD, Standing.PAYING, Standing.VOIDING);
    private static final Set<Standing> PAID_FOR =
            Set.of(Standing.PAYING, Standing.VOIDING, Standing.PAYING_AGAIN, Standing.VOIDING_AGAIN);
    private static final Set<Standing> OVER = Set.of(Standing.REJECTED, Standing.RELEASED, Standing.EXPIRED);

    private long outcomes;
    private long changes;
    private long forgotten;

    OneOutcome(KnownFacts known, Findings findings) {
        super(Promise.P3, known, findings);
    }

    @Override
    void see(FactSeen fact) {
        switch (fact.fact()) {
            case EventOpened opened -> opened(fact, opened.getEvent());
            case EventAdopted adopted -> opened(fact, adopted.getEvent());
            case SeatsHeld held -> outcome(fact);
            case HoldRejected rejected -> outcome(fact);
            case ReservationAdopted adopted -> outcome(fact);
            case HoldExtended extended -> asked(fact, ExtendHold.class, Set.of(Standing.HELD));
            case HoldReleased released -> asked(fact, ReleaseSeats.class, ENDS_FROM);
            case PaymentRequested requested -> asked(fact, Checkout.class, Set.of(Standing.HELD, Standing.UNPAID));
            case HoldExpired expired -> fits(fact, ENDS_FROM);
            case SeatsSold sold -> fits(fact, ENDS_FROM);
            case PaymentFailed failed -> fits(fact, PAID_FOR);
            case ReservationForgotten gone -> forgotten(fact);
            default -> {
                // Changes no standing, or that of money alone.
            }
        }
    }

    private void opened(FactSeen fact, String event) {
        if (known.event(event) != null) {
            broken(fact, "%s was opened a second time".formatted(event));
        }
    }

    private void outcome(FactSeen fact) {
        outcomes++;
        Account before = fact.before();
        if (before != null) {
            broken(
                    fact,
                    "%s has a second outcome".formatted(fact.key()),
                    fact.other(before.firstFact(), "the first outcome of " + fact.key()));
        }
        asked(fact, fact.fact() instanceof ReservationAdopted ? AdoptReservation.class : HoldSeats.class);
    }

    private void asked(FactSeen fact, Class<?> kind, Set<Standing> expected) {
        asked(fact, kind);
        fits(fact, expected);
    }

    private void asked(FactSeen fact, Class<?> kind) {
        CommandSeen command = fact.command();
        if (command != null && (command.as(kind) == null || !fact.key().equals(command.subject()))) {
            broken(
                    fact,
                    "%s of %s by a command that did not ask for it".formatted(fact.kind(), fact.key()),
                    command.evidence());
        }
    }

    private void fits(FactSeen fact, Set<Standing> expected) {
        changes++;
        Account before = fact.before();
        if (before == null) {
            broken(fact, "%s of %s, which nobody ever made".formatted(fact.kind(), fact.key()));
        } else if (!expected.contains(before.standing())) {
            unfit(fact, before, "which is " + before.standing());
        }
    }

    private void forgotten(FactSeen fact) {
        forgotten++;
        RegionFacts regions = known.regions(Keys.event(fact.key()));
        // A region that retired forgets whatever falls due: the one that goes on for it decides about it.
        boolean isRetired = regions != null && regions.isRetired();
        fits(fact, isRetired ? EnumSet.allOf(Standing.class) : OVER);
        Account before = fact.before();
        if (before != null && (isRetired || before.standing().over()) && fact.atMs() < before.dueMs()) {
            unfit(fact, before, "which answers until " + Instant.ofEpochMilli(before.dueMs()));
        }
    }

    private void unfit(FactSeen fact, Account before, String what) {
        broken(
                fact,
                "%s of %s at %s, %s".formatted(fact.kind(), fact.key(), Instant.ofEpochMilli(fact.atMs()), what),
                fact.other(before.lastFact(), "its last state before"));
    }

    @Override
    void end() {
        checked("identities with their outcome", outcomes);
        checked("changes that fit where they stood", changes);
        checked("identities forgotten in time", forgotten);
    }
}
