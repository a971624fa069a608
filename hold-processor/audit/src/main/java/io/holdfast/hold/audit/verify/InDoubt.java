package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.facts.Account;
import io.holdfast.hold.audit.facts.Account.Standing;
import io.holdfast.hold.audit.facts.Holding;
import io.holdfast.hold.audit.facts.KnownFacts;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.fact.HoldExpired;
import io.holdfast.schemas.fact.HoldReleased;
import io.holdfast.schemas.fact.PaymentFailed;
import io.holdfast.schemas.fact.PaymentVoided;
import io.holdfast.schemas.fact.ReservationAdopted;
import io.holdfast.schemas.fact.SeatsHeld;
import io.holdfast.schemas.fact.SeatsSold;
import java.util.Set;

/** P6: only the provider's word ends a payment, and until then its seats stay where they are. */
final class InDoubt extends Check {

    private long ended;
    private String voided = "";
    private long voidedBy;

    InDoubt(KnownFacts known, Findings findings) {
        super(Promise.P6, known, findings);
    }

    @Override
    void see(FactSeen fact) {
        switch (fact.fact()) {
            case SeatsHeld held -> held.getSeats().forEach(seat -> notAnothers(fact, Keys.seat(held.getEvent(), seat)));
            case ReservationAdopted adopted
            when fact.holds() ->
                adopted.getState().getSeats().forEach(seat -> notAnothers(fact, Keys.seat(adopted.getEvent(), seat)));
            case HoldReleased released -> moved(fact);
            case HoldExpired expired -> expired(fact);
            case PaymentFailed failed ->
                ended(
                        fact,
                        failed.getAttempt(),
                        Set.of(
                                PaymentOutcome.DECLINED,
                                PaymentOutcome.UNAVAILABLE,
                                PaymentOutcome.VOIDED,
                                PaymentOutcome.REFUNDED));
            case PaymentVoided gone -> {
                voided = Keys.payment(fact.key(), gone.getAttempt());
                voidedBy = fact.entry().command();
                ended(fact, gone.getAttempt(), Set.of(PaymentOutcome.VOIDED));
            }
            case SeatsSold sold -> sold(fact, sold);
            default -> {
                // Moves no seat and ends no payment.
            }
        }
    }

    private void notAnothers(FactSeen fact, String seat) {
        Holding holding = known.holder(seat);
        if (holding == null || holding.reservation().equals(fact.key())) {
            return;
        }
        Account holder = known.account(holding.reservation());
        if (holder != null && holder.standing().inDoubt()) {
            broken(
                    fact,
                    "%s was given to %s while %s was paying for it".formatted(seat, fact.key(), holding.reservation()),
                    fact.other(holder.lastFact(), "the payment of " + holding.reservation()));
        }
    }

    private void expired(FactSeen fact) {
        Account before = fact.before();
        boolean confirmed = before != null
                && before.standing() == Standing.VOIDING
                && voidedBy == fact.entry().command()
                && voided.equals(Keys.payment(fact.key(), before.attempt()));
        if (!confirmed) {
            moved(fact);
        }
    }

    private void moved(FactSeen fact) {
        Account before = fact.before();
        if (before != null && before.standing().inDoubt()) {
            broken(
                    fact,
                    "%s lost its seats while its payment %d was in doubt".formatted(fact.key(), before.attempt()),
                    fact.other(before.lastFact(), "the payment of " + fact.key()));
        }
    }

    private void sold(FactSeen fact, SeatsSold sold) {
        if (sold.getAttempt() > 0) {
            ended(fact, sold.getAttempt(), Set.of(PaymentOutcome.AUTHORIZED));
        }
        if (fact.before() != null && fact.before().standing() == Standing.VOIDING) {
            broken(
                    fact,
                    "%s was sold while its payment was being voided".formatted(fact.key()),
                    fact.other(fact.before().lastFact(), "the void"));
        }
    }

    /** What ends a payment is what the provider said about this very attempt. */
    private void ended(FactSeen fact, int attempt, Set<PaymentOutcome> words) {
        ended++;
        if (fact.command() != null && !fact.said(attempt, words)) {
            broken(
                    fact,
                    "%s of %s, attempt %d, without the provider's word for it"
                            .formatted(fact.kind(), fact.key(), attempt),
                    fact.command().evidence());
        }
    }

    @Override
    void end() {
        checked("payments ended by the provider's word", ended);
    }
}
