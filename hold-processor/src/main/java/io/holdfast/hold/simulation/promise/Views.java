package io.holdfast.hold.simulation.promise;

import static io.holdfast.hold.simulation.promise.Promise.P1;
import static io.holdfast.hold.simulation.promise.Promise.P3;
import static io.holdfast.hold.simulation.promise.Promise.P5;
import static io.holdfast.hold.simulation.promise.Violation.unless;

import io.holdfast.hold.simulation.promise.Account.Standing;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.view.Reservation;
import io.holdfast.schemas.view.Seat;
import io.holdfast.schemas.view.SeatStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The compacted views: they must say what the facts say. */
final class Views {

    private final Accounts accounts;
    private final Reader reader;
    private final Map<String, Seat> seats = new HashMap<>();
    private final Map<String, Reservation> reservations = new HashMap<>();

    Views(Accounts accounts, Reader reader) {
        this.accounts = accounts;
        this.reader = reader;
    }

    /** The views as they are after a decision, compared with its facts where either changed something. */
    void decided(Decided decided, Moment moment) {
        for (Written written : decided.written()) {
            String key = written.keyText();
            if (written.topic().equals(Topics.SEATS)) {
                set(seats, key, written.value() == null ? null : reader.seats().decode(written.bytes()));
                check(key, moment);
            } else if (written.topic().equals(Topics.RESERVATIONS)) {
                set(
                        reservations,
                        key,
                        written.value() == null ? null : reader.reservations().decode(written.bytes()));
                checkReservation(key, moment);
            }
        }
        accounts.touchedSeats().forEach(seat -> check(seat, moment));
        accounts.touchedAccounts().forEach(account -> checkReservation(account, moment));
    }

    /** Whether the topic shows what commands are about. */
    static boolean ofSubjects(Topic topic) {
        return topic.equals(Topics.RESERVATIONS) || topic.equals(Topics.EVENTS);
    }

    Optional<Reservation> reservation(String key) {
        return Optional.ofNullable(reservations.get(key));
    }

    private static <V> void set(Map<String, V> view, String key, @Nullable V value) {
        if (value == null) {
            view.remove(key);
        } else {
            view.put(key, value);
        }
    }

    private void check(String key, Moment moment) {
        Seat seen = seats.get(key);
        Account owner = accounts.owner(key);
        if (owner == null) {
            unless(seen == null, P5, "after %s %s is shown as taken and is free", moment, key);
            return;
        }
        boolean right = seen != null
                && seen.getReservation().equals(owner.reservation)
                && (seen.getStatus() == SeatStatus.SOLD) == (owner.standing == Standing.SOLD);
        unless(right, P1, "after %s %s is of %s and is shown as %s", moment, key, owner, seen);
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
