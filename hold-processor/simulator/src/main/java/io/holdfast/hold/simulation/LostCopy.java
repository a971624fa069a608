package io.holdfast.hold.simulation;

import io.holdfast.hold.audit.log.AuditSerdes;
import io.holdfast.hold.audit.replay.Replay;
import io.holdfast.hold.audit.state.ByteStore;
import io.holdfast.hold.audit.state.ByteStores;
import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.seat.Rules;
import io.holdfast.hold.step.Skips;
import io.holdfast.hold.step.Steps;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a copy of a lost region's commands comes to: a partition of it, replayed up to where the copy ends.
 *
 * @param upTo offset of the last command of the copy; -1 if there was none
 * @param event the event of the partition, if it is known
 * @param reservations by their ids, in the order of their keys
 */
record LostCopy(int partition, long upTo, Optional<Event> event, Map<ReservationId, Reservation> reservations) {

    static LostCopy of(World lost, int partition, long upTo, Rules rules, AuditSerdes serdes) {
        try (ByteStores stores = ByteStores.inMemory();
                ByteStore store = stores.open("copy")) {
            var replay = new Replay(
                    new Steps(serdes.hold().commands(), Partitions.DEFAULT, rules, Skips.NONE), store, serdes.hold());
            lost.records.records(Topics.SEAT_COMMANDS, partition).stream()
                    .limit(upTo + 1)
                    .forEach(replay::next);
            var events = new TreeMap<String, Event>();
            replay.state().events(events::put);
            var reservations = new LinkedHashMap<ReservationId, Reservation>();
            replay.state().reservations((_, reservation) -> reservations.put(reservation.id(), reservation));
            return new LostCopy(partition, upTo, events.values().stream().findFirst(), reservations);
        }
    }
}
