package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.facts.Account;
import io.holdfast.hold.audit.facts.Account.Standing;
import io.holdfast.hold.audit.facts.Attempt;
import io.holdfast.hold.audit.facts.Attempt.Phase;
import io.holdfast.hold.audit.facts.KnownFacts;
import io.holdfast.hold.audit.facts.RegionFacts;
import io.holdfast.hold.audit.facts.SaleFacts;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.fact.CaptureDiffers;
import io.holdfast.schemas.fact.CaptureFailed;
import io.holdfast.schemas.fact.CaptureRequested;
import io.holdfast.schemas.fact.PaymentCaptured;
import io.holdfast.schemas.fact.PaymentFailed;
import io.holdfast.schemas.fact.PaymentRequested;
import io.holdfast.schemas.fact.RefundRequested;
import io.holdfast.schemas.fact.SeatsSold;
import io.holdfast.schemas.fact.VoidRequested;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** P7, as far as the facts tell: money is taken for a recorded sale alone, once and in its amount; any other is given back. */
final class Money extends Check {

    /** A capture that was said to have failed may turn out to have been made. */
    private static final Set<Phase> AFTER_REQUEST = Set.of(Phase.CAPTURING, Phase.CAPTURE_FAILED, Phase.DIFFERS);

    /** Where an attempt stands that gave no money for the sale: it failed, and may be given up since. */
    private static final Set<Phase> UNPAID =
            Set.of(Phase.CAPTURE_FAILED, Phase.VOIDING, Phase.VOIDED, Phase.REFUNDING, Phase.REFUNDED);

    private static final Set<PaymentOutcome> NOT_CAPTURED =
            Set.of(PaymentOutcome.CAPTURE_FAILED, PaymentOutcome.VOIDED, PaymentOutcome.REFUNDED);

    private long sales;
    private long captures;
    private @Nullable FactSeen uncaptured;

    Money(KnownFacts known, Findings findings) {
        super(Promise.P7, known, findings);
    }

    @Override
    void see(FactSeen fact) {
        switch (fact.fact()) {
            case PaymentRequested requested -> requested(fact, requested);
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
                word(fact, captured.getAttempt(), Set.of(PaymentOutcome.CAPTURED));
                sale(fact, captured.getAttempt(), captured.getAmountMinor(), captured.getCurrency(), AFTER_REQUEST);
            }
            case CaptureDiffers differs -> {
                captures++;
                word(fact, differs.getAttempt(), Set.of(PaymentOutcome.CAPTURED));
                phase(fact, differs.getAttempt(), AFTER_REQUEST);
            }
            case CaptureFailed failed -> {
                word(fact, failed.getAttempt(), NOT_CAPTURED);
                phase(fact, failed.getAttempt(), Set.of(Phase.CAPTURING));
            }
            case PaymentFailed failed -> phase(fact, failed.getAttempt(), Set.of(Phase.REQUESTED, Phase.VOIDING));
            case VoidRequested asked -> {
                notSold(fact, asked.getAttempt());
                windowOver(fact, asked.getAttempt());
            }
            case RefundRequested asked -> notSold(fact, asked.getAttempt());
            default -> {
                // Moves no money.
            }
        }
    }

    private void requested(FactSeen fact, PaymentRequested requested) {
        Account before = fact.before();
        if (before == null) {
            return;
        }
        if (requested.getAttempt() != before.attempt() + 1) {
            broken(
                    fact,
                    "attempt %d of %s was begun, which came to %d before"
                            .formatted(requested.getAttempt(), fact.key(), before.attempt()));
        }
        if (requested.getAmountMinor() != before.priceMinor()) {
            broken(
                    fact,
                    "%d are asked for %s, which costs %d"
                            .formatted(requested.getAmountMinor(), fact.key(), before.priceMinor()));
        }
    }

    private void sold(FactSeen fact, SeatsSold sold) {
        sales++;
        if (sold.getAttempt() == 0) {
            if (sold.getAmountMinor() != 0
                    || (fact.before() != null && fact.before().priceMinor() != 0)) {
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
        SaleFacts sale = known.sale(fact.key());
        if (sale == null || sale.attempt() == 0 || sale.attempt() == number) {
            return false;
        }
        Attempt before = known.attempt(Keys.payment(fact.key(), sale.attempt()));
        return before != null && UNPAID.contains(before.phase());
    }

    private void amount(FactSeen fact, long amountMinor, String currency) {
        SaleFacts sale = known.sale(fact.key());
        if (sale != null && (sale.amountMinor() != amountMinor || !Objects.equals(sale.currency(), currency))) {
            broken(
                    fact,
                    "%d %s of %s, which was sold for %d %s"
                            .formatted(amountMinor, currency, fact.key(), sale.amountMinor(), sale.currency()));
        }
    }

    /** Money that is asked for or taken is that of the sale. */
    private void sale(FactSeen fact, int number, long amountMinor, String currency, Set<Phase> expected) {
        SaleFacts sale = known.sale(fact.key());
        if (sale == null || sale.attempt() != number) {
            broken(fact, "money of %s, attempt %d, without a sale".formatted(fact.key(), number));
        } else {
            amount(fact, amountMinor, currency);
        }
        phase(fact, number, expected);
    }

    private @Nullable Attempt phase(FactSeen fact, int number, Set<Phase> expected) {
        Attempt attempt = known.attempt(Keys.payment(fact.key(), number));
        if (attempt == null || !expected.contains(attempt.phase())) {
            broken(
                    fact,
                    "%s of %s, attempt %d; known of it: %s"
                            .formatted(fact.kind(), fact.key(), number, attempt == null ? "nothing" : attempt.phase()));
        }
        return attempt;
    }

    private void notSold(FactSeen fact, int number) {
        Attempt attempt = known.attempt(Keys.payment(fact.key(), number));
        if (attempt != null && attempt.phase().sold() && attempt.phase() != Phase.CAPTURE_FAILED) {
            broken(fact, "the money of a sale to %s is to be given back".formatted(fact.key()));
        }
    }

    /** What became of a capture is what the provider said. */
    private void word(FactSeen fact, int attempt, Set<PaymentOutcome> words) {
        if (!fact.said(attempt, words)) {
            broken(
                    fact,
                    "%s of %s, attempt %d, without the provider's word for it"
                            .formatted(fact.kind(), fact.key(), attempt));
        }
    }

    /** A payment under way is given up when its time is over, or if another amount was reserved than was asked for. */
    private void windowOver(FactSeen fact, int number) {
        Account before = fact.before();
        if (before == null || fact.command() == null || before.attempt() != number) {
            return;
        }
        boolean underWay = before.standing() == Standing.PAYING || before.standing() == Standing.PAYING_AGAIN;
        if (underWay && fact.atMs() < before.dueMs() && !otherAmount(fact, number)) {
            broken(
                    fact,
                    "the payment of %s was given up at %s, and had time until %s"
                            .formatted(
                                    fact.key(),
                                    Instant.ofEpochMilli(fact.atMs()),
                                    Instant.ofEpochMilli(before.dueMs())));
        }
    }

    private boolean otherAmount(FactSeen fact, int number) {
        RecordPayment word = fact.command() == null ? null : fact.command().as(RecordPayment.class);
        Attempt attempt = known.attempt(Keys.payment(fact.key(), number));
        return word != null
                && fact.said(number, Set.of(PaymentOutcome.AUTHORIZED))
                && attempt != null
                && (word.getAmountMinor() != attempt.amountMinor()
                        || !word.getCurrency().equals(attempt.currency()));
    }

    @Override
    void after(CommandSeen command, List<FactSeen> facts) {
        FactSeen sale = uncaptured;
        if (sale != null) {
            broken(sale, "%s was sold, and its money was not asked for in the same decision".formatted(sale.key()));
            uncaptured = null;
        }
        RecordPayment word = command.as(RecordPayment.class);
        if (word != null && !isForeign(word)) {
            followed(command, word, facts);
        }
    }

    /** Of another region's payment that region decides: two may use one account of the provider. */
    private boolean isForeign(RecordPayment word) {
        RegionFacts regions = known.regions(word.getEvent());
        return regions != null && regions.isElsewhere(word.getReservation(), false, true);
    }

    /** Money that the provider reserved or took is the sale's, or is given back by the same decision. */
    private void followed(CommandSeen command, RecordPayment word, List<FactSeen> facts) {
        SaleFacts sale = known.sale(String.valueOf(command.subject()));
        boolean sold = sale != null && sale.attempt() == word.getAttempt();
        boolean followed = switch (word.getOutcome()) {
            case AUTHORIZED ->
                sold
                        || facts.stream()
                                .anyMatch(fact -> fact.fact() instanceof VoidRequested asked
                                        && asked.getAttempt() == word.getAttempt());
            case CAPTURED ->
                sold
                        || facts.stream()
                                .anyMatch(fact -> fact.fact() instanceof RefundRequested asked
                                        && asked.getAttempt() == word.getAttempt());
            case DECLINED, UNAVAILABLE, UNKNOWN, CAPTURE_FAILED, VOIDED, REFUNDED, OTHER -> true;
        };
        if (!followed) {
            findings.violation(
                    Promise.P7,
                    "payment %d of %s is %s, and is neither sold nor given back"
                            .formatted(word.getAttempt(), command.subject(), word.getOutcome()),
                    command.evidence());
        }
    }

    @Override
    void end() {
        checked("sales", sales);
        checked("captures", captures);
    }
}
