package io.holdfast.hold.simulation;

import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.state.StateKeys;
import io.holdfast.schemas.view.Event;
import io.holdfast.schemas.view.Ownership;
import io.holdfast.schemas.view.Reservation;
import io.holdfast.schemas.view.ReservationStatus;
import io.holdfast.schemas.view.Settlement;
import io.holdfast.schemas.view.State;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** The newest committed state of each reservation, as anybody reads it. */
final class CommittedStates {

    private final Map<String, Reservation> reservations = new TreeMap<>();
    private final Set<String> events = new HashSet<>();
    private final Set<String> retired = new HashSet<>();
    private final AvroSerde<State> serde;

    CommittedStates(AvroSerde<State> serde) {
        this.serde = serde;
    }

    /** One of the reservations, if there is one. */
    Optional<Reservation> any(Chance chance) {
        return reservations.isEmpty() ? Optional.empty() : Optional.of(chance.pick(List.copyOf(reservations.values())));
    }

    private void retired(Event event) {
        Ownership ownership = event.getOwnership();
        if (ownership != null
                && ownership.getTakenOver().stream()
                        .anyMatch(lost -> lost.getRegion().equals(ownership.getHere()))) {
            retired.add(event.getEvent());
        }
    }

    /** Whether another region goes on with every one of these events. */
    boolean areRetired(List<String> all) {
        return retired.containsAll(all);
    }

    /** Whether an event was opened, or adopted. */
    boolean knows(String event) {
        return events.contains(event);
    }

    /** A state was committed. */
    void committed(Written written) {
        String key = written.keyText();
        if (key.charAt(0) != StateKeys.RESERVATION) {
            if (written.value() != null) {
                events.add(StateKeys.own(key));
                retired((Event) serde.decode(written.bytes()).getState());
            }
            return;
        }
        if (written.value() == null) {
            reservations.remove(StateKeys.own(key));
        } else {
            reservations.put(StateKeys.own(key), (Reservation)
                    serde.decode(written.bytes()).getState());
        }
    }

    /** A reservation by its key. */
    Optional<Reservation> find(String key) {
        return Optional.ofNullable(reservations.get(key));
    }

    /** When the next hold or payment window ends after this; log time in milliseconds. */
    OptionalLong nextDeadline(long afterMs) {
        return deadlines().filter(deadline -> deadline > afterMs).min();
    }

    /** Whether a hold or a payment window has ended by this and is still there; log time in milliseconds. */
    boolean due(long atMs) {
        return deadlines().anyMatch(deadline -> deadline <= atMs);
    }

    private LongStream deadlines() {
        return reservations.values().stream()
                .flatMap(known -> Optional.ofNullable(
                        known.getStatus() == ReservationStatus.HELD ? known.getExpiresAt() : known.getPayBy())
                        .stream())
                .mapToLong(Instant::toEpochMilli);
    }

    /** A hold that should have ended before this and is still there. */
    Optional<Reservation> outliving(long endMs) {
        return reservations.values().stream()
                .filter(known -> known.getStatus() == ReservationStatus.HELD
                        && known.getExpiresAt() != null
                        && known.getExpiresAt().toEpochMilli() < endMs)
                .findFirst();
    }

    /**
     * A reservation that time or the provider must still end.
     *
     * @param byTime whether only time can: the provider is not asked any more
     */
    Optional<Reservation> unfinished(boolean byTime) {
        return reservations.values().stream()
                .filter(known -> byTime ? isUnfinishedByTime(known) : isUnfinished(known))
                .findFirst();
    }

    private static boolean isUnfinishedByTime(Reservation known) {
        return known.getStatus() == ReservationStatus.HELD || known.getPayBy() != null;
    }

    private static boolean isUnfinished(Reservation known) {
        return switch (known.getStatus()) {
            case HELD, PAYING, VOIDING -> true;
            case SOLD ->
                known.getSettlement() == Settlement.PAYING_AGAIN || known.getSettlement() == Settlement.VOIDING_AGAIN;
            case REJECTED, RELEASED, EXPIRED, OTHER -> false;
        };
    }
}
