package io.holdfast.bench.baseline.memory;

import io.holdfast.hold.seat.Change;
import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.seat.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The state of one event, in memory. */
public final class Seats implements State {

    private record Deadline(Instant at, ReservationId id) {}

    private final Map<ReservationId, Reservation> reservations = new HashMap<>();
    private final Map<String, ReservationId> holders = new HashMap<>();
    private final TreeSet<Deadline> deadlines = new TreeSet<>(Comparator.comparing(Deadline::at)
            .thenComparing(deadline -> deadline.id().reservation()));
    private @Nullable Event event;

    @Override
    public Optional<Event> event(String id) {
        return Optional.ofNullable(event);
    }

    @Override
    public Optional<Reservation> reservation(ReservationId id) {
        return Optional.ofNullable(reservations.get(id));
    }

    @Override
    public Optional<ReservationId> holder(String id, String seat) {
        return Optional.ofNullable(holders.get(seat));
    }

    @Override
    public List<ReservationId> due(Instant at, int limit) {
        return deadlines.stream()
                .takeWhile(deadline -> !deadline.at().isAfter(at))
                .limit(limit)
                .map(Deadline::id)
                .toList();
    }

    boolean anyDue(Instant at) {
        return !deadlines.isEmpty() && !deadlines.first().at().isAfter(at);
    }

    /** Takes over what was decided. */
    public void apply(Change change) {
        switch (change) {
            case Change.EventSet set -> event = set.event();
            case Change.ReservationSet set -> apply(set);
        }
    }

    private void apply(Change.ReservationSet set) {
        set.before().ifPresent(before -> before.takenSeats().forEach(seat -> holders.remove(seat, set.id())));
        set.after().ifPresent(after -> after.takenSeats().forEach(seat -> holders.put(seat, set.id())));
        set.before().flatMap(Reservation::deadline).ifPresent(at -> deadlines.remove(new Deadline(at, set.id())));
        if (set.after().isEmpty()) {
            reservations.remove(set.id());
            return;
        }
        Reservation after = set.after().get();
        reservations.put(set.id(), after);
        after.deadline().ifPresent(at -> deadlines.add(new Deadline(at, set.id())));
    }
}
