package io.holdfast.hold.simulation.promise;

import static io.holdfast.hold.simulation.BrokenPromise.unless;
import static io.holdfast.hold.simulation.promise.Promise.P1;
import static io.holdfast.hold.simulation.promise.Promise.P2;
import static io.holdfast.hold.simulation.promise.Promise.P3;
import static io.holdfast.hold.simulation.promise.Promise.P5;
import static io.holdfast.hold.simulation.promise.Promise.P6;

import io.holdfast.hold.simulation.BrokenPromise;
import io.holdfast.hold.simulation.promise.Account.Standing;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.command.ExtendHold;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.ReleaseSeats;
import io.holdfast.schemas.fact.HoldExpired;
import io.holdfast.schemas.fact.HoldExtended;
import io.holdfast.schemas.fact.HoldRejected;
import io.holdfast.schemas.fact.HoldReleased;
import io.holdfast.schemas.fact.RejectionReason;
import io.holdfast.schemas.fact.ReservationForgotten;
import io.holdfast.schemas.fact.SeatsHeld;
import io.holdfast.schemas.view.SeatReason;
import io.holdfast.schemas.view.UnavailableSeat;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;

/** What facts about holds must be like. */
final class HoldFacts {

    private static final long LONGEST_HOLD_MS = Duration.ofMinutes(30).toMillis();

    private final Accounts accounts;

    HoldFacts(Accounts accounts) {
        this.accounts = accounts;
    }

    void held(SeatsHeld held, Moment moment) {
        HoldSeats asked = asked(held.getEvent(), held.getReservation(), moment);
        first(held.getEvent(), held.getReservation(), moment);
        unless(
                held.getSeats().equals(List.copyOf(new TreeSet<>(asked.getSeats()))),
                P2,
                "%s was given %s",
                moment,
                held.getSeats());
        long priceMinor = 0;
        for (String seat : held.getSeats()) {
            Account owner = accounts.owner(Keys.seat(held.getEvent(), seat));
            unless(owner == null, P1, "%s was given %s, which is of %s", moment, seat, owner);
            OptionalLong price = terms(held.getEvent(), moment).priceMinor(seat);
            unless(price.isPresent(), P2, "%s was given %s, which there is not", moment, seat);
            priceMinor += price.orElseThrow();
        }
        unless(terms(held.getEvent(), moment).open(), P2, "%s was given seats of a closed event", moment);
        unless(held.getPriceMinor() == priceMinor, Promise.P7, "%s costs %d", moment, held.getPriceMinor());
        long expiresAtMs =
                moment.atMs() + Duration.ofSeconds(asked.getHoldSeconds()).toMillis();
        unless(
                held.getExpiresAt().toEpochMilli() == expiresAtMs,
                P5,
                "%s ends at %s, not %d",
                moment,
                held.getExpiresAt(),
                expiresAtMs);
        var account = new Account(
                held.getEvent(),
                held.getReservation(),
                held.getSeats(),
                held.getHoldSeconds(),
                priceMinor,
                moment.atMs());
        account.expiresAtMs = expiresAtMs;
        accounts.add(account);
        accounts.take(account);
    }

    void rejected(HoldRejected rejected, Moment moment) {
        HoldSeats asked = asked(rejected.getEvent(), rejected.getReservation(), moment);
        first(rejected.getEvent(), rejected.getReservation(), moment);
        Terms terms = terms(rejected.getEvent(), moment);
        if (rejected.getReason() == RejectionReason.EVENT_CLOSED) {
            unless(!terms.open(), P2, "%s was told that the event is closed", moment);
        } else {
            unless(!rejected.getUnavailable().isEmpty(), P2, "%s was rejected for nothing", moment);
            rejected.getUnavailable().forEach(seat -> unavailable(seat, rejected.getEvent(), terms, moment));
        }
        var account = new Account(
                rejected.getEvent(),
                rejected.getReservation(),
                List.copyOf(new TreeSet<>(asked.getSeats())),
                asked.getHoldSeconds(),
                0,
                moment.atMs());
        account.end(Standing.REJECTED, moment.atMs());
        accounts.add(account);
    }

    private void unavailable(UnavailableSeat seat, String event, Terms terms, Moment moment) {
        boolean so = seat.getReason() == SeatReason.TAKEN
                ? accounts.owner(Keys.seat(event, seat.getSeat())) != null
                : terms.priceMinor(seat.getSeat()).isEmpty();
        unless(so, P2, "%s was refused %s as %s", moment, seat.getSeat(), seat.getReason());
    }

    void extended(HoldExtended extended, Moment moment) {
        Account account = known(extended.getEvent(), extended.getReservation(), moment);
        long endMs = extended.getExpiresAt().toEpochMilli();
        unless(account.standing == Standing.HELD, P3, "%s extended %s", moment, account);
        unless(
                moment.command(ExtendHold.class)
                        .filter(asked -> asked.getReservation().equals(account.reservation))
                        .isPresent(),
                P3,
                "%s extended %s",
                moment,
                account);
        unless(moment.atMs() < account.expiresAtMs, P5, "%s revived %s, which had ended", moment, account);
        unless(endMs >= account.expiresAtMs, P5, "%s shortened %s", moment, account);
        unless(endMs <= account.heldAtMs + LONGEST_HOLD_MS, P5, "%s let %s last too long", moment, account);
        account.expiresAtMs = endMs;
        accounts.touch(account);
    }

    void released(HoldReleased released, Moment moment) {
        Account account = known(released.getEvent(), released.getReservation(), moment);
        notInDoubt(account, moment);
        unless(account.standing == Standing.HELD, P3, "%s released %s", moment, account);
        unless(
                moment.command(ReleaseSeats.class)
                        .filter(asked -> asked.getReservation().equals(account.reservation))
                        .isPresent(),
                P3,
                "%s released %s, which was not asked for",
                moment,
                account);
        account.end(Standing.RELEASED, moment.atMs());
        accounts.free(account);
    }

    void expired(HoldExpired expired, Moment moment) {
        Account account = known(expired.getEvent(), expired.getReservation(), moment);
        if (account.standing == Standing.VOIDING) {
            unless(
                    moment.says(PaymentOutcome.VOIDED, account.attempts),
                    P6,
                    "%s ended %s, whose payment is in doubt",
                    moment,
                    account);
        } else {
            notInDoubt(account, moment);
            unless(account.standing == Standing.HELD, P3, "%s ended %s", moment, account);
            unless(
                    moment.atMs() >= account.expiresAtMs,
                    P5,
                    "%s ended %s, which lasts until %d",
                    moment,
                    account,
                    account.expiresAtMs);
        }
        unless(
                expired.getExpiresAt().toEpochMilli() == account.expiresAtMs,
                P5,
                "%s says that %s lasted until %s",
                moment,
                account,
                expired.getExpiresAt());
        account.end(Standing.EXPIRED, moment.atMs());
        accounts.free(account);
    }

    void forgotten(ReservationForgotten forgotten, Moment moment) {
        Account account = known(forgotten.getEvent(), forgotten.getReservation(), moment);
        unless(account.forgettable(moment.atMs()), P3, "%s forgot %s", moment, account);
        accounts.forget(account);
    }

    private static void notInDoubt(Account account, Moment moment) {
        boolean inDoubt = account.standing == Standing.PAYING || account.standing == Standing.VOIDING;
        unless(!inDoubt, P6, "%s took the seats of %s, whose payment is in doubt", moment, account);
    }

    private static HoldSeats asked(String event, String reservation, Moment moment) {
        return moment.command(HoldSeats.class)
                .filter(hold ->
                        hold.getEvent().equals(event) && hold.getReservation().equals(reservation))
                .orElseThrow(() -> new BrokenPromise(P3, "%s answered for %s".formatted(moment, reservation)));
    }

    private void first(String event, String reservation, Moment moment) {
        accounts.find(event, reservation).ifPresent(known -> {
            throw new BrokenPromise(P3, "%s had an outcome already: %s".formatted(moment, known));
        });
    }

    private Terms terms(String event, Moment moment) {
        return accounts.event(event)
                .orElseThrow(
                        () -> new BrokenPromise(P2, "%s is about an event that was never opened".formatted(moment)));
    }

    private Account known(String event, String reservation, Moment moment) {
        return accounts.find(event, reservation)
                .orElseThrow(() ->
                        new BrokenPromise(P3, "%s changed %s, which nobody ever made".formatted(moment, reservation)));
    }
}
