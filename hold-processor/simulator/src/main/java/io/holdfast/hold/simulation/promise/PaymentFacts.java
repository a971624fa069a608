package io.holdfast.hold.simulation.promise;

import static io.holdfast.hold.simulation.BrokenPromise.unless;
import static io.holdfast.hold.simulation.promise.Promise.P3;
import static io.holdfast.hold.simulation.promise.Promise.P5;
import static io.holdfast.hold.simulation.promise.Promise.P6;
import static io.holdfast.hold.simulation.promise.Promise.P7;

import io.holdfast.hold.simulation.BrokenPromise;
import io.holdfast.hold.simulation.promise.Account.Standing;
import io.holdfast.schemas.command.Checkout;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.command.Tick;
import io.holdfast.schemas.fact.CaptureFailed;
import io.holdfast.schemas.fact.CaptureRequested;
import io.holdfast.schemas.fact.PaymentCaptured;
import io.holdfast.schemas.fact.PaymentFailed;
import io.holdfast.schemas.fact.PaymentRequested;
import io.holdfast.schemas.fact.RefundRequested;
import io.holdfast.schemas.fact.SeatsSold;
import io.holdfast.schemas.fact.VoidRequested;
import java.util.List;
import java.util.Optional;

/** What facts about paying must be like. */
final class PaymentFacts {

    private final Accounts accounts;

    PaymentFacts(Accounts accounts) {
        this.accounts = accounts;
    }

    void requested(PaymentRequested requested, Moment moment) {
        Account account = known(requested.getEvent(), requested.getReservation(), moment);
        boolean again =
                account.standing == Standing.SOLD && account.unpaid && !account.payingAgain && !account.voidingAgain;
        unless(again || account.standing == Standing.HELD, P3, "%s has %s paid for", moment, account);
        unless(
                again || moment.atMs() < account.expiresAtMs,
                P5,
                "%s has %s paid for, which had ended",
                moment,
                account);
        unless(
                requested.getAttempt() == account.attempts + 1
                        && moment.command(Checkout.class)
                                .filter(asked -> asked.getAttempt() == requested.getAttempt())
                                .isPresent(),
                P7,
                "%s begins attempt %d of %s",
                moment,
                requested.getAttempt(),
                account);
        unless(
                requested.getAmountMinor() == account.priceMinor,
                P7,
                "%s asks %d for %s",
                moment,
                requested.getAmountMinor(),
                account);
        unless(
                again || requested.getPayBy().toEpochMilli() >= account.expiresAtMs,
                P5,
                "%s cuts %s short by paying",
                moment,
                account);
        if (again) {
            account.payingAgain = true;
        } else {
            account.standing = Standing.PAYING;
        }
        account.attempts = requested.getAttempt();
        account.payByMs = requested.getPayBy().toEpochMilli();
        accounts.touch(account);
    }

    void failed(PaymentFailed failed, Moment moment) {
        Account account = known(failed.getEvent(), failed.getReservation(), moment);
        boolean voided = moment.says(PaymentOutcome.VOIDED, account.attempts);
        boolean proven = voided
                || moment.says(PaymentOutcome.DECLINED, account.attempts)
                || moment.says(PaymentOutcome.UNAVAILABLE, account.attempts);
        boolean underWay = account.standing == Standing.PAYING
                || account.payingAgain
                || ((account.standing == Standing.VOIDING || account.voidingAgain) && voided);
        unless(
                underWay && failed.getAttempt() == account.attempts && proven,
                P6,
                "%s counts attempt %d of %s as failed",
                moment,
                failed.getAttempt(),
                account);
        if (account.standing == Standing.SOLD) {
            account.payingAgain = false;
            account.voidingAgain = false;
            account.failedAgain.add(failed.getAttempt());
        } else {
            account.standing = Standing.HELD;
        }
        accounts.touch(account);
    }

    void sold(SeatsSold sold, Moment moment) {
        Account account = known(sold.getEvent(), sold.getReservation(), moment);
        boolean free = sold.getAttempt() == 0
                && account.standing == Standing.HELD
                && account.priceMinor == 0
                && moment.command(Checkout.class).isPresent();
        boolean paid = sold.getAttempt() == account.attempts
                && account.standing == Standing.PAYING
                && moment.says(PaymentOutcome.AUTHORIZED, account.attempts);
        unless(free || paid, P7, "%s sells %s", moment, account);
        unless(!free || moment.atMs() < account.expiresAtMs, P5, "%s sells %s, which had ended", moment, account);
        unless(
                sold.getAmountMinor() == account.priceMinor && sold.getSeats().equals(account.seats),
                P7,
                "%s sells %s of %s for %d",
                moment,
                sold.getSeats(),
                account,
                sold.getAmountMinor());
        account.end(Standing.SOLD, moment.atMs());
        accounts.touch(account);
    }

    void captureRequested(CaptureRequested requested, Moment moment) {
        Account account = known(requested.getEvent(), requested.getReservation(), moment);
        boolean again = account.payingAgain && moment.says(PaymentOutcome.AUTHORIZED, account.attempts);
        unless(
                account.standing == Standing.SOLD
                        && (again || !account.captureAsked)
                        && requested.getAttempt() == account.attempts
                        && requested.getAmountMinor() == account.priceMinor,
                P7,
                "%s takes %d for attempt %d of %s",
                moment,
                requested.getAmountMinor(),
                requested.getAttempt(),
                account);
        account.captureAsked = true;
        account.payingAgain = false;
        account.unpaid = false;
        accounts.touch(account);
    }

    void captured(PaymentCaptured captured, Moment moment) {
        Account account = known(captured.getEvent(), captured.getReservation(), moment);
        unless(
                account.standing == Standing.SOLD
                        && !account.unasked(account.attempts)
                        && moment.says(PaymentOutcome.CAPTURED, account.attempts)
                        && captured.getAmountMinor() == account.priceMinor
                        && captured.getSeats().equals(account.seats),
                P7,
                "%s counts %s as paid",
                moment,
                account);
        accounts.touch(account);
    }

    void captureFailed(CaptureFailed failed, Moment moment) {
        Account account = known(failed.getEvent(), failed.getReservation(), moment);
        boolean proven = moment.says(PaymentOutcome.CAPTURE_FAILED, account.attempts)
                || moment.says(PaymentOutcome.VOIDED, account.attempts)
                || moment.says(PaymentOutcome.REFUNDED, account.attempts);
        unless(account.standing == Standing.SOLD && proven, P7, "%s counts %s as unpaid", moment, account);
        account.unpaid = true;
        account.lapsed.add(failed.getAttempt());
        accounts.touch(account);
    }

    void voidRequested(VoidRequested requested, Moment moment) {
        Optional<Account> current = current(requested.getEvent(), requested.getReservation(), requested.getAttempt());
        current.ifPresent(account -> {
            unless(
                    account.standing != Standing.SOLD || account.unasked(requested.getAttempt()),
                    P7,
                    "%s voids what %s was sold for",
                    moment,
                    account);
            if (account.standing == Standing.PAYING || account.payingAgain) {
                unless(
                        moment.command(Tick.class).isPresent() && moment.atMs() >= account.payByMs,
                        P7,
                        "%s voids the payment of %s, which has time until %d",
                        moment,
                        account,
                        account.payByMs);
                if (account.payingAgain) {
                    account.payingAgain = false;
                    account.voidingAgain = true;
                } else {
                    account.standing = Standing.VOIDING;
                }
                accounts.touch(account);
            }
        });
    }

    void refundRequested(RefundRequested requested, Moment moment) {
        boolean sold = current(requested.getEvent(), requested.getReservation(), requested.getAttempt())
                .filter(account -> account.standing == Standing.SOLD && !account.unasked(requested.getAttempt()))
                .isPresent();
        unless(!sold, P7, "%s gives back what was sold", moment);
    }

    /** Money that the provider reserved or took belongs to a sale, or is given back by the same decision. */
    void followed(RecordPayment payment, List<Object> facts, Moment moment) {
        boolean sold = current(payment.getEvent(), payment.getReservation(), payment.getAttempt())
                .filter(account -> account.standing == Standing.SOLD && !account.unasked(payment.getAttempt()))
                .isPresent();
        boolean kept = switch (payment.getOutcome()) {
            case AUTHORIZED ->
                sold
                        || facts.stream()
                                .anyMatch(fact -> fact instanceof VoidRequested asked
                                        && asked.getAttempt() == payment.getAttempt());
            case CAPTURED ->
                sold
                        || facts.stream()
                                .anyMatch(fact -> fact instanceof RefundRequested asked
                                        && asked.getAttempt() == payment.getAttempt());
            case DECLINED, UNAVAILABLE, UNKNOWN, CAPTURE_FAILED, VOIDED, REFUNDED, OTHER -> true;
        };
        unless(kept, P7, "%s is neither sold nor given back: %s", moment, facts);
    }

    private Optional<Account> current(String event, String reservation, int attempt) {
        return accounts.find(event, reservation).filter(account -> account.attempts == attempt);
    }

    private Account known(String event, String reservation, Moment moment) {
        return accounts.find(event, reservation)
                .orElseThrow(() ->
                        new BrokenPromise(P3, "%s changed %s, which nobody ever made".formatted(moment, reservation)));
    }
}
