package io.holdfast.bench.baseline.memory;

import io.holdfast.hold.seat.Cause;
import io.holdfast.hold.seat.Command;
import io.holdfast.hold.seat.Decision;
import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.Fact;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.ReservationId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** One event and everything decided about it, one command at a time, by the rules that the pipeline runs on. */
final class Sale {

    private final Seats seats = new Seats();
    private final Supplier<Instant> clock;
    private Instant latest = Instant.EPOCH;
    private long decided;

    Sale(Supplier<Instant> clock) {
        this.clock = clock;
    }

    /** The last fact that followed from a command, and how what it is about stands then. */
    record Decided(Fact fact, Optional<Reservation> reservation) {}

    /** Decides a command about the event. */
    synchronized Fact decide(Command command) {
        return run(command).facts().getLast();
    }

    /** Decides a command about a reservation. */
    synchronized Decided decide(Command command, ReservationId id) {
        Fact fact = run(command).facts().getLast();
        return new Decided(fact, seats.reservation(id));
    }

    synchronized Optional<Reservation> reservation(ReservationId id) {
        expire();
        return seats.reservation(id);
    }

    synchronized Optional<Event> event() {
        return seats.event("");
    }

    /** Whether somebody has the seat now. */
    synchronized boolean taken(String seat) {
        return seats.holder("", seat).isPresent();
    }

    /** Ends what is over. */
    synchronized void expire() {
        Instant at = now();
        while (seats.anyDue(at)) {
            var _ = run(new Command.Tick());
        }
    }

    private Decision run(Command command) {
        Decision decision = Decision.of(seats, command, new Cause(0, decided++, now(), Optional.empty()));
        decision.changes().forEach(seats::apply);
        return decision;
    }

    /** Never runs back, as the log's time does not. */
    private Instant now() {
        Instant now = clock.get();
        latest = now.isAfter(latest) ? now : latest;
        return latest;
    }
}
