package io.holdfast.hold.simulation.promise;

import static io.holdfast.hold.simulation.BrokenPromise.unless;
import static io.holdfast.hold.simulation.promise.Promise.P1;
import static io.holdfast.hold.simulation.promise.Promise.P3;
import static io.holdfast.hold.simulation.promise.Promise.P5;

import io.holdfast.hold.simulation.Decided;
import io.holdfast.hold.simulation.Written;
import io.holdfast.hold.simulation.promise.Account.Standing;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.state.StateKeys;
import io.holdfast.schemas.state.TakenSeats;
import io.holdfast.schemas.view.Reservation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The states, and the seats that follow from them: they must say what the facts say. */
final class Views {

    private final Accounts accounts;
    private final Reader reader;
    private final Map<String, Reservation> reservations = new HashMap<>();

    Views(Accounts accounts, Reader reader) {
        this.accounts = accounts;
        this.reader = reader;
    }

    /** The states as they are after a decision, compared with its facts where either changed something. */
    void decided(Decided decided, Moment moment) {
        for (Written written : decided.written()) {
            String key = written.keyText();
            if (written.topic().equals(Topics.STATE) && key.charAt(0) == StateKeys.RESERVATION) {
                String own = StateKeys.own(key);
                if (written.value() == null) {
                    reservations.remove(own);
                } else {
                    reservations.put(own, (Reservation)
                            reader.states().decode(written.bytes()).getState());
                }
                checkReservation(own, moment);
            }
        }
        accounts.touchedSeats().forEach(seat -> check(seat, moment));
        accounts.touchedAccounts().forEach(account -> checkReservation(account, moment));
    }

    Optional<Reservation> reservation(String key) {
        return Optional.ofNullable(reservations.get(key));
    }

    private void check(String seatKey, Moment moment) {
        String event = Keys.event(seatKey);
        String seat = Keys.within(seatKey);
        List<Reservation> having = reservations.values().stream()
                .filter(known -> known.getEvent().equals(event)
                        && TakenSeats.of(known).seats().contains(seat))
                .toList();
        Account owner = accounts.owner(seatKey);
        if (owner == null) {
            unless(having.isEmpty(), P5, "after %s %s is shown as taken and is free", moment, seatKey);
            return;
        }
        boolean right = having.size() == 1
                && having.getFirst().getReservation().equals(owner.reservation)
                && TakenSeats.of(having.getFirst()).sold() == (owner.standing == Standing.SOLD);
        unless(right, P1, "after %s %s is of %s and is shown as %s", moment, seatKey, owner, having);
    }

    private void checkReservation(String key, Moment moment) {
        Reservation seen = reservations.get(key);
        Optional<Account> account = accounts.find(key);
        boolean right = account.isEmpty()
                ? seen == null
                : seen != null
                        && seen.getStatus().name().equals(account.get().standing.name())
                        && seen.getAttempts() == account.get().attempts
                        && (account.get().standing != Standing.HELD
                                || (seen.getExpiresAt() != null
                                        && seen.getExpiresAt().toEpochMilli() == account.get().expiresAtMs));
        unless(right, P3, "after %s %s is %s and is shown as %s", moment, key, account, seen);
    }
}
