package io.holdfast.hold.seat;

import io.holdfast.hold.seat.Reservation.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A state in memory, and the log that led to it: decides commands as the processor does. */
public final class MapState implements State {

    private record Due(Instant at, ReservationId id) {}

    private static final Comparator<Due> ORDER = Comparator.comparing(Due::at)
            .thenComparing(due -> due.id().event())
            .thenComparing(due -> due.id().reservation());

    private final Map<String, Event> events = new HashMap<>();
    private final Map<ReservationId, Reservation> reservations = new HashMap<>();
    private final Map<String, ReservationId> holders = new HashMap<>();
    private final TreeSet<Due> deadlines = new TreeSet<>(ORDER);
    private final List<Fact> facts = new ArrayList<>();
    private Instant clock = Instant.EPOCH;
    private long offset;

    /** Decides and applies a command that the broker stamped at this instant. */
    public Decision handle(Command command, Instant stamp) {
        return handle(command, stamp, Optional.empty());
    }

    /** As {@link #handle(Command, Instant)}, if a caller asked for it. */
    public Decision handle(Command command, Instant stamp, Optional<Caller> caller) {
        clock = stamp.isAfter(clock) ? stamp : clock;
        Decision decision = Decision.of(this, command, new Cause(0, offset++, clock, Optional.empty(), caller));
        decision.changes().forEach(this::apply);
        facts.addAll(decision.facts());
        return decision;
    }

    /** Whether a reservation has its seats, read from its state anew and not from the rules. */
    static boolean isLive(Reservation reservation) {
        return switch (reservation.status()) {
            case Status.Held held -> true;
            case Status.Paying paying -> true;
            case Status.Voiding voiding -> true;
            case Status.Sold sold -> true;
            case Status.Rejected rejected -> false;
            case Status.Released released -> false;
            case Status.Expired expired -> false;
        };
    }

    private void apply(Change change) {
        switch (change) {
            case Change.EventSet set -> events.put(set.event().id(), set.event());
            case Change.ReservationSet set -> {
                set.before()
                        .ifPresent(before -> before.takenSeats()
                                .forEach(seat -> holders.remove(set.id().event() + "/" + seat, set.id())));
                set.after()
                        .ifPresent(after -> after.takenSeats()
                                .forEach(seat -> holders.put(set.id().event() + "/" + seat, set.id())));
                set.before().flatMap(MapState::due).ifPresent(deadlines::remove);
                set.after().flatMap(MapState::due).ifPresent(deadlines::add);
                set.after()
                        .ifPresentOrElse(
                                after -> reservations.put(set.id(), after), () -> reservations.remove(set.id()));
            }
        }
    }

    private static Optional<Due> due(Reservation reservation) {
        return reservation.deadline().map(deadline -> new Due(deadline, reservation.id()));
    }

    /** All facts so far. */
    public List<Fact> facts() {
        return List.copyOf(facts);
    }

    /** All reservations known. */
    public List<Reservation> reservations() {
        return List.copyOf(reservations.values());
    }

    Map<String, ReservationId> holders() {
        return Map.copyOf(holders);
    }

    /** Everything, for comparing two states. */
    public String everything() {
        return new TreeMap<>(events) + "\n"
                + reservations.values().stream().map(Object::toString).sorted().toList() + "\n"
                + new TreeMap<>(holders) + "\n" + deadlines;
    }

    @Override
    public Optional<Event> event(String event) {
        return Optional.ofNullable(events.get(event));
    }

    @Override
    public Optional<Reservation> reservation(ReservationId id) {
        return Optional.ofNullable(reservations.get(id));
    }

    @Override
    public Optional<ReservationId> holder(String event, String seat) {
        return Optional.ofNullable(holders.get(event + "/" + seat));
    }

    @Override
    public Map<String, ReservationId> holders(String event, String section) {
        String prefix = event + "/" + section + "-";
        var taken = new TreeMap<String, ReservationId>();
        holders.forEach((seat, holder) -> {
            if (seat.startsWith(prefix)) {
                taken.put(seat.substring(event.length() + 1), holder);
            }
        });
        return taken;
    }

    @Override
    public int placesOf(String event, String customer) {
        return reservations.values().stream()
                .filter(reservation -> reservation.id().event().equals(event)
                        && reservation.customer().equals(Optional.of(customer)))
                .mapToInt(reservation -> reservation.takenSeats().size())
                .sum();
    }

    @Override
    public List<ReservationId> due(Instant at, int limit) {
        return deadlines.stream()
                .takeWhile(due -> !due.at().isAfter(at))
                .limit(limit)
                .map(Due::id)
                .toList();
    }
}
