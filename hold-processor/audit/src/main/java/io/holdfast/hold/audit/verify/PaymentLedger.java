package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.facts.Attempt;
import io.holdfast.hold.audit.facts.Attempt.Phase;
import io.holdfast.hold.audit.facts.Lost;
import io.holdfast.hold.audit.facts.RegionFacts;
import io.holdfast.hold.audit.facts.SaleFacts;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.payment.Payment;
import io.holdfast.schemas.payment.PaymentState;
import org.jspecify.annotations.Nullable;

/** P7 between the facts and payment-adapter's ledger: every payment stands in both, and says the same in both. */
final class PaymentLedger extends Ledger<Payment, PaymentEntry> {

    PaymentLedger(Inputs inputs) {
        super(Topics.PAYMENTS, Promise.P7, inputs, 'l', PaymentEntry.class);
    }

    @Override
    PaymentEntry next(String key, @Nullable PaymentEntry before, Payment payment, long offset) {
        return new PaymentEntry(
                payment.getState(),
                payment.getSettled(),
                payment.getAmountMinor(),
                before == null ? offset : before.first(),
                offset,
                payment.getCurrency());
    }

    @Override
    void compare() {
        entries.forEach(this::entry);
        known.attempts(this::attempt);
        known.sales(this::sale);
    }

    private void entry(String key, PaymentEntry entry) {
        if (isRetired(key)) {
            return;
        }
        findings.checked(Promise.P7, "payments in the ledger", 1);
        if (entry.state() == PaymentState.CAPTURED) {
            findings.checked(Promise.P7, "captures in the ledger", 1);
        }
        Attempt attempt = known.attempt(key);
        if (attempt == null) {
            orphan(key, entry);
            return;
        }
        if (attempt.amountMinor() != 0
                && (attempt.amountMinor() != entry.amountMinor()
                        || !attempt.currency().equals(entry.currency()))) {
            broken(
                    "%s is %d %s by the ledger and %d %s by the facts"
                            .formatted(
                                    key,
                                    entry.amountMinor(),
                                    entry.currency(),
                                    attempt.amountMinor(),
                                    attempt.currency()),
                    key,
                    entry,
                    attempt);
        }
        boolean given = attempt.phase().open() || attempt.phase() == Phase.CAPTURED || attempt.phase() == Phase.DIFFERS;
        if (entry.money() && !given) {
            notGivenBack(key, entry, attempt);
        }
    }

    /** A newer entry may stand for a request behind the cut. */
    private void orphan(String key, PaymentEntry entry) {
        Lost lost = lost(key);
        if (lost != null && !entry.money()) {
            findings.note("payments of a region that was taken over, without money", 1);
        } else if (lost != null && !lost.placesAdopted()) {
            findings.open("payments of a region that is being taken over", evidence(key, entry));
        } else if (cut.before(Topics.PAYMENTS, entry.first())) {
            broken("an orphan: no fact asked for payment " + key, evidence(key, entry));
        }
    }

    /** How the region that a payment was made in was taken over; null if it was not. */
    private @Nullable Lost lost(String payment) {
        RegionFacts regions = known.regions(Keys.event(payment));
        String within = Keys.within(payment);
        return regions == null ? null : regions.lost(regions.owner(within.substring(0, within.lastIndexOf('/'))));
    }

    /** The region that goes on for this one has its payments in its own ledger. */
    private boolean isRetired(String payment) {
        RegionFacts regions = known.regions(Keys.event(payment));
        return regions != null && regions.isRetired();
    }

    /** What the provider did last may still lie behind the cut as a command. */
    private void notGivenBack(String key, PaymentEntry entry, Attempt attempt) {
        if (cut.pending() > 0 || !cut.before(Topics.PAYMENTS, entry.offset())) {
            findings.open("payments whose latest word is behind the cut", evidence(key, entry));
        } else {
            broken(
                    "an orphan: %s is %s at the provider and %s by the facts"
                            .formatted(key, entry.state(), attempt.phase()),
                    key,
                    entry,
                    attempt);
        }
    }

    private void attempt(String key, Attempt attempt) {
        if (isRetired(key)) {
            findings.note("payments of events that another region took over", 1);
            return;
        }
        PaymentEntry entry = entries.get(key);
        Evidence fact = fact(key, attempt);
        if (attempt.phase() == Phase.CAPTURED) {
            captured(key, attempt, entry);
        } else if (attempt.phase().open() && patience.over(attempt.sinceMs())) {
            broken(
                    "payment %s: %s, and nothing came of it for longer than %s"
                            .formatted(key, attempt.phase(), patience.limit()),
                    fact);
        } else if (attempt.phase().open()) {
            findings.open("payments: " + attempt.phase(), fact);
        }
    }

    private void sale(String key, SaleFacts sale) {
        Attempt attempt = sale.attempt() == 0 ? null : known.attempt(Keys.payment(key, sale.attempt()));
        if (attempt == null) {
            return;
        }
        switch (attempt.phase()) {
            case DIFFERS -> findings.note("sales with another amount taken: a person sees to them", 1);
            case CAPTURE_FAILED, VOIDING, VOIDED, REFUNDING, REFUNDED ->
                findings.note("sales whose capture failed: they can be paid for again", 1);
            case REQUESTED, SOLD, CAPTURING, CAPTURED, FAILED -> {
                // Paid, or on its way.
            }
        }
    }

    private void captured(String key, Attempt attempt, @Nullable PaymentEntry entry) {
        if (entry == null) {
            broken("payment %s is captured by the facts and not in the ledger".formatted(key), fact(key, attempt));
        } else if (entry.state() != PaymentState.CAPTURED && entry.state() != PaymentState.REFUNDED) {
            broken(
                    "payment %s is captured by the facts and %s by the ledger".formatted(key, entry.state()),
                    key,
                    entry,
                    attempt);
        }
    }

    private void broken(String what, String key, PaymentEntry entry, Attempt attempt) {
        broken(what, fact(key, attempt), evidence(key, entry));
    }

    private Evidence fact(String key, Attempt attempt) {
        return fact(attempt.fact(), "payment %s: %s".formatted(key, attempt.phase()));
    }

    private Evidence evidence(String key, PaymentEntry entry) {
        return inLedger(entry.offset(), "ledger: %s is %s".formatted(key, entry.state()));
    }
}
