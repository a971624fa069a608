package io.holdfast.hold.seat;

import io.holdfast.hold.seat.Command.RecordPayment.Outcome;
import io.holdfast.hold.seat.Command.Subject;
import io.holdfast.hold.seat.Reservation.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Commands and instants for tests. */
public final class Commands {

    /** When the tests begin. */
    public static final Instant START = Instant.parse("2026-11-22T19:30:00Z");

    /** Two sections; section A has 10 rows of 20 seats. */
    public static final Event.Terms TERMS = terms(
            "Night of Strings",
            "EUR",
            new SeatingPlan(List.of(new Section("A", 10, 20, 4_500), new Section("B", 1_000, 50, 2_500))),
            RulesVersion.FIRST,
            Optional.empty());

    private Commands() {}

    /** Of an event that is open to everybody and limits nobody. */
    public static Event.Terms terms(String name, String currency, SeatingPlan plan, int rules, Optional<Home> home) {
        return new Event.Terms(name, currency, plan, rules, home, Optional.empty(), 0);
    }

    /** Opens ev-42. */
    public static Command open() {
        return new Command.OpenEvent(new Subject.OfEvent("ev-42"), TERMS);
    }

    static Command close() {
        return new Command.CloseEvent(new Subject.OfEvent("ev-42"));
    }

    /** An identity of ev-42. */
    public static ReservationId id(String reservation) {
        return new ReservationId("ev-42", reservation);
    }

    /** Holds seats for 300 s. */
    public static Command hold(String reservation, String... seats) {
        return hold(reservation, 300, seats);
    }

    static Command hold(String reservation, int holdSeconds, String... seats) {
        return new Command.HoldSeats(id(reservation), new Request(List.of(seats), holdSeconds), Optional.empty());
    }

    static Command release(String reservation) {
        return new Command.ReleaseSeats(id(reservation));
    }

    static Command extend(String reservation, int holdSeconds) {
        return new Command.ExtendHold(id(reservation), holdSeconds);
    }

    static Command checkout(String reservation, int attempt) {
        return checkout(reservation, attempt, "pm_card_visa", "print-a");
    }

    static Command checkout(String reservation, int attempt, String method, String contact) {
        return new Command.Checkout(
                id(reservation), attempt, Optional.of(method), Optional.of(contact), Duration.ofMinutes(2));
    }

    /** What the provider did about {@code A-1-1}, one seat of section A. */
    static Command payment(String reservation, int attempt, Outcome outcome) {
        return payment(reservation, attempt, outcome, 4_500);
    }

    static Command payment(String reservation, int attempt, Outcome outcome, long minor) {
        Optional<String> code = outcome == Outcome.DECLINED ? Optional.of("card_declined") : Optional.empty();
        return new Command.RecordPayment(id(reservation), attempt, outcome, new Price(minor, "EUR"), code);
    }

    static Command tick() {
        return new Command.Tick();
    }
}
