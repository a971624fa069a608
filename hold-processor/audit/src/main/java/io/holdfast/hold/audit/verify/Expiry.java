package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.facts.Account;
import io.holdfast.hold.audit.facts.Account.Standing;
import io.holdfast.hold.audit.facts.Holding;
import io.holdfast.hold.audit.facts.KnownFacts;
import io.holdfast.hold.seat.Limits;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.Tick;
import io.holdfast.schemas.fact.HoldExpired;
import io.holdfast.schemas.fact.HoldExtended;
import io.holdfast.schemas.fact.HoldRejected;
import io.holdfast.schemas.fact.PaymentRequested;
import io.holdfast.schemas.fact.SeatsHeld;
import io.holdfast.schemas.fact.SeatsSold;
import io.holdfast.schemas.view.SeatReason;
import io.holdfast.schemas.view.UnavailableSeat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * P5, by log time: a hold lasts for as long as was asked, or was extended to; none expires before its end or goes on after it; no seat is refused
 * because of a hold that is over, or of none; a Tick leaves nothing that is due behind, unless its batch was full.
 *
 * <p>That the Ticks come in time is not proven: while nothing runs none comes, and no seat is refused for it either. How late the latest
 * was is noted.
 */
final class Expiry extends Check {

    private static final int SHOWN = 3;
    private static final long MILLIS = 1_000;

    /** A hold, with all its extensions, ends this long after it began at the latest, as is promised. */
    private static final long LONGEST_HOLD_MS = Duration.ofMinutes(30).toMillis();

    private long expired;
    private long refused;
    private long ticks;
    private long lateBeyondASecond;

    Expiry(KnownFacts known, Findings findings) {
        super(Promise.P5, known, findings);
    }

    @Override
    void see(FactSeen fact) {
        switch (fact.fact()) {
            case SeatsHeld held -> held(fact, held);
            case HoldExtended extended -> extended(fact, extended.getExpiresAt().toEpochMilli());
            case PaymentRequested requested -> paid(fact, requested.getPayBy().toEpochMilli());
            case SeatsSold sold -> paid(fact, Account.NEVER);
            case HoldExpired end -> expired(fact, end);
            case HoldRejected rejected -> rejected(fact, rejected);
            default -> {
                // Nothing ends by itself.
            }
        }
    }

    private void held(FactSeen fact, SeatsHeld held) {
        HoldSeats asked = fact.command() == null ? null : fact.command().as(HoldSeats.class);
        int seconds = asked == null ? held.getHoldSeconds() : asked.getHoldSeconds();
        if (held.getHoldSeconds() != seconds || held.getExpiresAt().toEpochMilli() != fact.atMs() + MILLIS * seconds) {
            broken(
                    fact,
                    "%s asked for %d s at %s and was given %d s until %s"
                            .formatted(
                                    fact.key(),
                                    seconds,
                                    Instant.ofEpochMilli(fact.atMs()),
                                    held.getHoldSeconds(),
                                    held.getExpiresAt()));
        }
    }

    private void extended(FactSeen fact, long endMs) {
        Account before = fact.before();
        if (before == null || before.standing() != Standing.HELD) {
            return;
        }
        notOver(fact, before);
        if (endMs < before.expiresAtMs() || endMs > before.sinceMs() + LONGEST_HOLD_MS) {
            broken(
                    fact,
                    "%s was held from %s until %s, and its extension ends at %s"
                            .formatted(
                                    fact.key(),
                                    Instant.ofEpochMilli(before.sinceMs()),
                                    Instant.ofEpochMilli(before.expiresAtMs()),
                                    Instant.ofEpochMilli(endMs)));
        }
    }

    /** A hold is paid for while it lasts, and is not cut short by that. */
    private void paid(FactSeen fact, long payByMs) {
        Account before = fact.before();
        if (before == null || before.standing() != Standing.HELD) {
            return;
        }
        notOver(fact, before);
        if (payByMs < before.expiresAtMs()) {
            broken(
                    fact,
                    "%s is to be paid by %s, and is held until %s"
                            .formatted(
                                    fact.key(),
                                    Instant.ofEpochMilli(payByMs),
                                    Instant.ofEpochMilli(before.expiresAtMs())));
        }
    }

    private void notOver(FactSeen fact, Account before) {
        if (fact.atMs() >= before.expiresAtMs()) {
            broken(
                    fact,
                    "%s of %s, which was over at %s"
                            .formatted(fact.kind(), fact.key(), Instant.ofEpochMilli(before.expiresAtMs())));
        }
    }

    private void expired(FactSeen fact, HoldExpired end) {
        expired++;
        Account before = fact.before();
        if (before == null) {
            return;
        }
        if (fact.atMs() < before.expiresAtMs() || end.getExpiresAt().toEpochMilli() != before.expiresAtMs()) {
            broken(
                    fact,
                    "%s was promised its seats until %s, and its hold was ended at %s as one until %s"
                            .formatted(
                                    fact.key(),
                                    Instant.ofEpochMilli(before.expiresAtMs()),
                                    Instant.ofEpochMilli(fact.atMs()),
                                    end.getExpiresAt()),
                    fact.other(before.lastFact(), "what promised it"));
        }
        if (before.standing() == Standing.HELD && fact.atMs() - before.expiresAtMs() > 1_000) {
            lateBeyondASecond++;
        }
    }

    private void rejected(FactSeen fact, HoldRejected rejected) {
        for (UnavailableSeat seat : rejected.getUnavailable()) {
            if (seat.getReason() == SeatReason.TAKEN) {
                refused++;
                taken(fact, rejected.getEvent(), seat.getSeat());
            }
        }
    }

    private void taken(FactSeen fact, String event, String seat) {
        Holding holding = known.holder(Keys.seat(event, seat));
        if (holding == null) {
            broken(fact, "seat %s of %s was refused as taken, and nobody had it".formatted(seat, event));
            return;
        }
        Account holder = known.account(holding.reservation());
        if (holder != null && holder.standing() == Standing.HELD && holder.expiresAtMs() <= fact.atMs()) {
            broken(
                    fact,
                    "seat %s of %s was refused at %s for a hold that was over at %s"
                            .formatted(
                                    seat,
                                    event,
                                    Instant.ofEpochMilli(fact.atMs()),
                                    Instant.ofEpochMilli(holder.expiresAtMs())),
                    fact.other(holder.lastFact(), "the hold of " + holding.reservation()));
        }
    }

    @Override
    void after(CommandSeen command, List<FactSeen> facts) {
        if (facts.size() < Limits.PER_TICK && command.as(Tick.class) != null) {
            ticks++;
            List<String> left = known.due(command.atMs(), SHOWN);
            if (!left.isEmpty()) {
                findings.violation(
                        Promise.P5,
                        "a Tick at %s overlooked %s and maybe more"
                                .formatted(Instant.ofEpochMilli(command.atMs()), left),
                        command.evidence());
            }
        }
    }

    @Override
    void end() {
        checked("holds ended by time", expired);
        checked("seats refused as taken", refused);
        checked("Ticks", ticks);
        findings.note(
                "holds that were swept more than 1 s after their end (their seats could be had before)",
                lateBeyondASecond);
    }
}
