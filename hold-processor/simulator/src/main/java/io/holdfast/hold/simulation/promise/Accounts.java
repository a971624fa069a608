package io.holdfast.hold.simulation.promise;

import io.holdfast.schemas.Keys;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All reservations, and who has which seat. */
final class Accounts {

    private final Map<String, Terms> events = new HashMap<>();
    private final Map<String, Account> accounts = new TreeMap<>();
    private final Map<String, Account> owners = new HashMap<>();
    private final Set<String> touchedSeats = new LinkedHashSet<>();
    private final Set<String> touchedAccounts = new LinkedHashSet<>();

    void event(String event, Terms terms) {
        events.put(event, terms);
    }

    Optional<Terms> event(String event) {
        return Optional.ofNullable(events.get(event));
    }

    Optional<Account> find(String event, String reservation) {
        return Optional.ofNullable(accounts.get(Keys.reservation(event, reservation)));
    }

    Optional<Account> find(String key) {
        return Optional.ofNullable(accounts.get(key));
    }

    Collection<Account> all() {
        return accounts.values();
    }

    void add(Account account) {
        accounts.put(account.key(), account);
        touchedAccounts.add(account.key());
    }

    void forget(Account account) {
        accounts.remove(account.key());
        touchedAccounts.add(account.key());
    }

    void touch(Account account) {
        touchedAccounts.add(account.key());
        account.seats.forEach(seat -> touchedSeats.add(Keys.seat(account.event, seat)));
    }

    @Nullable
    Account owner(String seatKey) {
        return owners.get(seatKey);
    }

    void take(Account account) {
        account.seats.forEach(seat -> owners.put(Keys.seat(account.event, seat), account));
        touch(account);
    }

    void free(Account account) {
        account.seats.forEach(seat -> owners.remove(Keys.seat(account.event, seat), account));
        touch(account);
    }

    /** Seats whose standing changed since this was last asked. */
    List<String> touchedSeats() {
        List<String> touched = List.copyOf(touchedSeats);
        touchedSeats.clear();
        return touched;
    }

    /** Reservations whose standing changed since this was last asked. */
    List<String> touchedAccounts() {
        List<String> touched = List.copyOf(touchedAccounts);
        touchedAccounts.clear();
        return touched;
    }
}
