package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.facts.Attempt;
import io.holdfast.hold.audit.facts.Attempt.Phase;
import io.holdfast.hold.audit.facts.KnownFacts;
import io.holdfast.hold.audit.facts.Sale;
import io.holdfast.schemas.fact.CaptureDiffers;
import io.holdfast.schemas.fact.CaptureFailed;
import io.holdfast.schemas.fact.CaptureRequested;
import io.holdfast.schemas.fact.PaymentCaptured;
import io.holdfast.schemas.fact.PaymentFailed;
import io.holdfast.schemas.fact.RefundRequested;
import io.holdfast.schemas.fact.SeatsSold;
import io.holdfast.schemas.fact.VoidRequested;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** P7, as far as the facts tell: money is taken for a recorded sale alone, once and in its amount. */
final class Money implements Check {

    /** A capture that was said to have failed may turn out to have been made. */
    private static final Set<Phase> AFTER_REQUEST = Set.of(Phase.CAPTURING, Phase.CAPTURE_FAILED, Phase.DIFFERS);

    /** Where an attempt stands that gave no money for the sale: it failed, and may be given up since. */
    private static final Set<Phase> UNPAID =
            Set.of(Phase.CAPTURE_FAILED, Phase.VOIDING, Phase.VOIDED, Phase.REFUNDING, Phase.REFUNDED);

    private final KnownFacts known;
    private final Findings findings;
    private long sales;
    private long captures;
    private @Nullable FactSeen uncaptured;

    Money(KnownFacts known, Findings findings) {
        this.known = known;
        this.findings = findings;
    }

    @Override
    public void see(FactSeen fact) {
        switch (fact.fact()) {
            case SeatsSold sold -> sold(fact, sold);
            case CaptureRequested asked -> {
                uncaptured = null;
                if (again(fact, asked.getAttempt())) {
                    amount(fact, asked.getAmountMinor(), asked.getCurrency());
                    phase(fact, asked.getAttempt(), Set.of(Phase.REQUESTED));
                } else {
                    sale(fact, asked.getAttempt(), asked.getAmountMinor(), asked.getCurrency(), Set.of(Phase.SOLD));
                }
            }
            case PaymentCaptured captured -> {
                captures++;
                sale(fact, captured.getAttempt(), captured.getAmountMinor(), captured.getCurrency(), AFTER_REQUEST);
            }
            case CaptureDiffers differs -> {
                captures++;
                phase(fact, differs.getAttempt(), AFTER_REQUEST);
            }
            case CaptureFailed failed -> phase(fact, failed.getAttempt(), Set.of(Phase.CAPTURING));
            case PaymentFailed failed -> phase(fact, failed.getAttempt(), Set.of(Phase.REQUESTED, Phase.VOIDING));
            case VoidRequested asked -> notSold(fact, asked.getAttempt());
            case RefundRequested asked -> notSold(fact, asked.getAttempt());
            default -> {
                // Moves no money.
            }
        }
    }

    private void sold(FactSeen fact, SeatsSold sold) {
        sales++;
        if (sold.getAttempt() == 0) {
            if (sold.getAmountMinor() != 0) {
                broken(fact, "%s was sold without a payment".formatted(fact.key()));
            }
            return;
        }
        uncaptured = fact;
        Attempt attempt = phase(fact, sold.getAttempt(), Set.of(Phase.REQUESTED));
        if (attempt != null
                && (attempt.amountMinor() != sold.getAmountMinor()
                        || !attempt.currency().equals(sold.getCurrency()))) {
            broken(
                    fact,
                    "%s was sold for %d %s, and %d %s were asked for"
                            .formatted(
                                    fact.key(),
                                    sold.getAmountMinor(),
                                    sold.getCurrency(),
                                    attempt.amountMinor(),
                                    attempt.currency()));
        }
    }

    /** Whether a sale is paid for again: the attempt whose money was to be taken before gave none. */
    private boolean again(FactSeen fact, int number) {
        Sale sale = known.sale(fact.key());
        if (sale == null || sale.attempt() == 0 || sale.attempt() == number) {
            return false;
        }
        Attempt before = known.attempt(fact.key() + '/' + sale.attempt());
        return before != null && UNPAID.contains(before.phase());
    }

    private void amount(FactSeen fact, long amountMinor, String currency) {
        Sale sale = known.sale(fact.key());
        if (sale != null && (sale.amountMinor() != amountMinor || !Objects.equals(sale.currency(), currency))) {
            broken(
                    fact,
                    "%d %s of %s, which was sold for %d %s"
                            .formatted(amountMinor, currency, fact.key(), sale.amountMinor(), sale.currency()));
        }
    }

    /** Money that is asked for or taken is that of the sale. */
    private void sale(FactSeen fact, int number, long amountMinor, String currency, Set<Phase> expected) {
        Sale sale = known.sale(fact.key());
        if (sale == null || sale.attempt() != number) {
            broken(fact, "money of %s, attempt %d, without a sale".formatted(fact.key(), number));
        } else {
            amount(fact, amountMinor, currency);
        }
        phase(fact, number, expected);
    }

    private @Nullable Attempt phase(FactSeen fact, int number, Set<Phase> expected) {
        Attempt attempt = known.attempt(fact.key() + '/' + number);
        if (attempt == null || !expected.contains(attempt.phase())) {
            broken(
                    fact,
                    "%s of %s, attempt %d; known of it: %s"
                            .formatted(
                                    fact.fact().getClass().getSimpleName(),
                                    fact.key(),
                                    number,
                                    attempt == null ? "nothing" : attempt.phase()));
        }
        return attempt;
    }

    private void notSold(FactSeen fact, int number) {
        Attempt attempt = known.attempt(fact.key() + '/' + number);
        if (attempt != null && attempt.phase().sold() && attempt.phase() != Phase.CAPTURE_FAILED) {
            broken(fact, "the money of a sale to %s is to be given back".formatted(fact.key()));
        }
    }

    private void broken(FactSeen fact, String what) {
        findings.violation(Promise.P7, what, fact.evidence());
    }

    @Override
    public void after(CommandSeen command, int facts) {
        FactSeen sale = uncaptured;
        if (sale != null) {
            broken(sale, "%s was sold, and its money was not asked for in the same decision".formatted(sale.key()));
            uncaptured = null;
        }
    }

    @Override
    public void end() {
        findings.checked(Promise.P7, "sales", sales);
        findings.checked(Promise.P7, "captures", captures);
    }
}
