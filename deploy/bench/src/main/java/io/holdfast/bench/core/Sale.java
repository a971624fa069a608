package io.holdfast.bench.core;

import io.holdfast.hold.seat.Cause;
import io.holdfast.hold.seat.Change;
import io.holdfast.hold.seat.Command;
import io.holdfast.hold.seat.Decision;
import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.Request;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.seat.SeatingPlan;
import io.holdfast.hold.seat.Section;
import io.holdfast.hold.seat.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One event that is on sale, and nothing that changes: each decision about it is the first.
 *
 * @param holder who has the seats, if anybody
 */
record Sale(Event on, Optional<Reservation> holder) implements State {

    static final Cause CAUSE = new Cause(
            3, 8_812, Instant.parse("2026-11-22T19:30:00.123Z"), Optional.of("4bf92f3577b34da6a3ce929d0e0e4736"));

    /** Two seats side by side, as most carts are. */
    static final Command.HoldSeats HOLD =
            new Command.HoldSeats(new ReservationId("ev-42", "cart-91"), new Request(List.of("A-1-12", "A-1-13"), 300));

    /** Somebody else, who wants the same. */
    private static final Command.HoldSeats RIVAL =
            new Command.HoldSeats(new ReservationId("ev-42", "cart-90"), HOLD.request());

    /** All of its seats are free. */
    static Sale open() {
        var terms = new Event.Terms(
                "An evening",
                "EUR",
                new SeatingPlan(List.of(new Section("A", 40, 50, 4_500), new Section("B", 40, 50, 3_000))));
        var before = new Nothing();
        Decision opened = Decision.of(
                before,
                new Command.OpenEvent(new Command.Subject.OfEvent(HOLD.id().event()), terms),
                CAUSE);
        Event event = opened.changes().stream()
                .filter(Change.EventSet.class::isInstance)
                .map(Change.EventSet.class::cast)
                .findFirst()
                .orElseThrow()
                .event();
        return new Sale(event, Optional.empty());
    }

    /** Somebody else has the seats. */
    Sale taken() {
        return new Sale(on, Optional.of(after(RIVAL)));
    }

    /** The cart has its seats already. */
    Sale held() {
        return new Sale(on, Optional.of(cart()));
    }

    /** The cart once it holds its seats. */
    Reservation cart() {
        return after(HOLD);
    }

    private Reservation after(Command.HoldSeats command) {
        return Decision.of(this, command, CAUSE).changes().stream()
                .filter(Change.ReservationSet.class::isInstance)
                .map(Change.ReservationSet.class::cast)
                .findFirst()
                .flatMap(Change.ReservationSet::after)
                .orElseThrow();
    }

    @Override
    public Optional<Event> event(String event) {
        return Optional.of(on);
    }

    @Override
    public Optional<Reservation> reservation(ReservationId id) {
        return holder.filter(reservation -> reservation.id().equals(id));
    }

    @Override
    public Optional<ReservationId> holder(String event, String seat) {
        return holder.map(Reservation::id);
    }

    @Override
    public List<ReservationId> due(Instant at, int limit) {
        return List.of();
    }

    /** Before anything was opened. */
    private record Nothing() implements State {

        @Override
        public Optional<Event> event(String event) {
            return Optional.empty();
        }

        @Override
        public Optional<Reservation> reservation(ReservationId id) {
            return Optional.empty();
        }

        @Override
        public Optional<ReservationId> holder(String event, String seat) {
            return Optional.empty();
        }

        @Override
        public List<ReservationId> due(Instant at, int limit) {
            return List.of();
        }
    }
}
