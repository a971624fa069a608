package io.holdfast.bench.baseline.memory;

import io.holdfast.bench.baseline.http.Owner;
import io.holdfast.bench.baseline.memory.Sale.Decided;
import io.holdfast.hold.seat.Command;
import io.holdfast.hold.seat.Command.Subject;
import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.Fact;
import io.holdfast.hold.seat.Fact.CommandRefused.Reason;
import io.holdfast.hold.seat.Request;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.seat.RulesVersion;
import io.holdfast.hold.seat.SeatingPlan;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Decides on the spot, on the thread that asks; events do not wait for each other. */
final class MemoryOwner implements Owner {

    private final Map<String, Sale> sales = new ConcurrentHashMap<>();
    private final Supplier<Instant> clock;

    MemoryOwner(Supplier<Instant> clock) {
        this.clock = clock;
    }

    /** Ends the holds that are over, in every event. */
    void expire() {
        sales.values().forEach(Sale::expire);
    }

    @Override
    public Future<Result> open(String event, Terms terms) {
        var plan = new SeatingPlan(terms.sections().stream()
                .map(section -> new io.holdfast.hold.seat.Section(
                        section.name(), section.rows(), section.seatsPerRow(), section.priceMinor()))
                .toList());
        var command = new Command.OpenEvent(
                new Subject.OfEvent(event), new Event.Terms(terms.name(), terms.currency(), plan, RulesVersion.NEWEST));
        Fact fact = sales.computeIfAbsent(event, _ -> new Sale(clock)).decide(command);
        return done(
                switch (fact) {
                    case Fact.EventOpened _ -> new Result.Opened(event);
                    case Fact.CommandRefused _ -> new Result.EventDiffers(event);
                    default -> new Result.EventNow(event);
                });
    }

    @Override
    public Future<Result> close(String event) {
        Sale sale = sales.get(event);
        if (sale == null) {
            return done(new Result.NoSuchEvent(event));
        }
        var _ = sale.decide(new Command.CloseEvent(new Subject.OfEvent(event)));
        return done(new Result.EventNow(event));
    }

    @Override
    public Future<Result> hold(String event, String reservation, List<String> seats, int holdSeconds) {
        Sale sale = sales.get(event);
        if (sale == null) {
            return done(new Result.NoSuchEvent(event));
        }
        var id = new ReservationId(event, reservation);
        Decided decided = sale.decide(new Command.HoldSeats(id, new Request(seats, holdSeconds)), id);
        View view = Views.of(decided.reservation().orElseThrow());
        return done(
                switch (decided.fact()) {
                    case Fact.SeatsHeld _ -> new Result.Held(view);
                    case Fact.CommandRefused refused ->
                        new Result.Differs(view, refused.differs().getFirst());
                    default -> new Result.Now(view);
                });
    }

    @Override
    public Future<Result> read(String event, String reservation) {
        var id = new ReservationId(event, reservation);
        Optional<Reservation> known = Optional.ofNullable(sales.get(event)).flatMap(sale -> sale.reservation(id));
        return done(
                known.isPresent() ? new Result.Now(Views.of(known.get())) : new Result.NoSuchReservation(reservation));
    }

    @Override
    public Future<Result> release(String event, String reservation) {
        Sale sale = sales.get(event);
        if (sale == null) {
            return done(new Result.NoSuchReservation(reservation));
        }
        var id = new ReservationId(event, reservation);
        Decided decided = sale.decide(new Command.ReleaseSeats(id), id);
        if (decided.fact() instanceof Fact.CommandRefused refused) {
            return done(
                    refused.reason() == Reason.NO_SUCH_RESERVATION
                            ? new Result.NoSuchReservation(reservation)
                            : new Result.NotHeld(Views.of(decided.reservation().orElseThrow())));
        }
        return done(new Result.Now(Views.of(decided.reservation().orElseThrow())));
    }

    @Override
    public Future<Result> seats(String event) {
        Sale sale = sales.get(event);
        Optional<Event> known = Optional.ofNullable(sale).flatMap(Sale::event);
        if (sale == null || known.isEmpty()) {
            return done(new Result.NoSuchEvent(event));
        }
        sale.expire();
        var seats = new ArrayList<Seat>();
        for (var section : known.get().terms().plan().sections()) {
            for (int row = 1; row <= section.rows(); row++) {
                for (int number = 1; number <= section.seatsPerRow(); number++) {
                    String seat = section.name() + "-" + row + "-" + number;
                    seats.add(new Seat(seat, sale.taken(seat)));
                }
            }
        }
        return done(new Result.Seats(event, seats));
    }

    private static Future<Result> done(Result result) {
        return Future.succeededFuture(result);
    }
}
