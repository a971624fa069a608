package io.holdfast.bench.core;

import io.holdfast.bench.baseline.memory.Seats;
import io.holdfast.hold.seat.Cause;
import io.holdfast.hold.seat.Command;
import io.holdfast.hold.seat.Decision;
import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.Request;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.seat.RulesVersion;
import io.holdfast.hold.seat.SeatingPlan;
import io.holdfast.hold.seat.Section;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One event that is on sale, as the commands before have left it. */
final class Sale {

    static final Cause CAUSE = new Cause(
            3, 8_812, Instant.parse("2026-11-22T19:30:00.123Z"), Optional.of("4bf92f3577b34da6a3ce929d0e0e4736"));

    /** Two seats side by side, as most carts are. */
    static final Command.HoldSeats HOLD =
            new Command.HoldSeats(new ReservationId("ev-42", "cart-91"), new Request(List.of("A-1-12", "A-1-13"), 300));

    /** Somebody else, who wants the same. */
    static final Command.HoldSeats RIVAL = new Command.HoldSeats(new ReservationId("ev-42", "cart-90"), HOLD.request());

    private static final Command.OpenEvent OPEN = new Command.OpenEvent(
            new Command.Subject.OfEvent(HOLD.id().event()),
            new Event.Terms(
                    "An evening",
                    "EUR",
                    new SeatingPlan(List.of(new Section("A", 40, 50, 4_500), new Section("B", 40, 50, 3_000))),
                    RulesVersion.NEWEST));

    private Sale() {}

    /** The event is open, and these commands were decided since. */
    static Seats after(Command... commands) {
        var seats = new Seats();
        decide(seats, OPEN);
        for (Command command : commands) {
            decide(seats, command);
        }
        return seats;
    }

    private static void decide(Seats seats, Command command) {
        Decision.of(seats, command, CAUSE).changes().forEach(seats::apply);
    }
}
