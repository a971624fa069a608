package io.holdfast.hold.seat;

import io.holdfast.hold.seat.Command.Subject;
import java.time.Instant;
import java.util.List;

/** Commands and instants for tests. */
public final class Commands {

    /** When the tests begin. */
    public static final Instant START = Instant.parse("2026-11-22T19:30:00Z");

    /** Two sections; section A has 10 rows of 20 seats. */
    public static final Event.Terms TERMS = new Event.Terms(
            "Night of Strings",
            "EUR",
            new SeatingPlan(List.of(new Section("A", 10, 20, 4_500), new Section("B", 1_000, 50, 2_500))));

    private Commands() {}

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
        return new Command.HoldSeats(id(reservation), new Request(List.of(seats), holdSeconds));
    }

    static Command release(String reservation) {
        return new Command.ReleaseSeats(id(reservation));
    }

    static Command extend(String reservation, int holdSeconds) {
        return new Command.ExtendHold(id(reservation), holdSeconds);
    }

    static Command tick() {
        return new Command.Tick();
    }
}
