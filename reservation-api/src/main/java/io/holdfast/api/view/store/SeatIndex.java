package io.holdfast.api.view.store;

import io.holdfast.api.view.Views.SeatCounts;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.limits.SeatId;
import io.holdfast.schemas.state.SeatKeys;
import io.holdfast.schemas.state.SeatMove;
import io.holdfast.schemas.state.SeatMove.Standing;
import io.holdfast.schemas.state.TakenSeats;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The taken seats of all events and how many they are, derived from the reservations and kept beside them in one store. It is never logged: what
 * it says follows from the newest state of each reservation, whatever compaction left out.
 */
record SeatIndex(ReadOnlyKeyValueStore<byte[], byte[]> store) {

    private static final char TALLY = 'T';

    /**
     * What a new state of a reservation changes.
     *
     * @param moves the seats that change hands
     * @param entries what is to be written for it, together with the state; a null value removes an entry
     */
    record Change(List<SeatMove> moves, List<KeyValue<byte[], byte[]>> entries) {

        /** Nothing. */
        static final Change NONE = new Change(List.of(), List.of());
    }

    /** What becomes of the index if a reservation had these seats and has those now. */
    Change change(String event, String reservation, TakenSeats before, TakenSeats after, Optional<LogPosition> cause) {
        Map<String, Optional<SeatEntry>> known = new HashMap<>();
        List<SeatMove> moves = SeatMove.of(
                reservation,
                before,
                after,
                seat -> entry(event, seat, known).map(SeatEntry::reservation).orElse(null));
        if (moves.isEmpty()) {
            return Change.NONE;
        }
        var entries = new ArrayList<KeyValue<byte[], byte[]>>();
        SeatCounts tally = tally(event);
        for (SeatMove move : moves) {
            // Counted from what the index says by now, since an entry may be another reservation's by then.
            Standing from =
                    entry(event, move.seat(), known).map(SeatEntry::standing).orElse(Standing.AVAILABLE);
            tally = tally.moved(from, move.becomes(), cause);
            byte[] entry =
                    move.becomes() == Standing.AVAILABLE ? null : new SeatEntry(move.becomes(), reservation).bytes();
            entries.add(KeyValue.pair(SeatKeys.seat(event, move.seat()), entry));
        }
        entries.add(KeyValue.pair(tallyKey(event), bytes(tally)));
        return new Change(moves, entries);
    }

    private Optional<SeatEntry> entry(String event, String seat, Map<String, Optional<SeatEntry>> known) {
        return known.computeIfAbsent(seat, id -> SeatEntry.parse(store.get(SeatKeys.seat(event, id))));
    }

    /** The seats that this reservation has by the index. It reads all taken seats of the event. */
    TakenSeats named(String event, String reservation) {
        var seats = new ArrayList<String>();
        boolean sold = false;
        for (Map.Entry<String, SeatEntry> seat : taken(event).entrySet()) {
            if (seat.getValue().reservation().equals(reservation)) {
                seats.add(seat.getKey());
                sold |= seat.getValue().standing() == Standing.SOLD;
            }
        }
        return new TakenSeats(seats, sold);
    }

    /** The taken seats of an event by their ids. */
    Map<String, SeatEntry> taken(String event) {
        var taken = new HashMap<String, SeatEntry>();
        try (var entries = store.prefixScan(SeatKeys.event(event), new ByteArraySerializer())) {
            entries.forEachRemaining(seat ->
                    SeatEntry.parse(seat.value).ifPresent(entry -> taken.put(id(SeatKeys.seat(seat.key)), entry)));
        }
        return taken;
    }

    private static String id(SeatId seat) {
        return seat.section() + '-' + seat.row() + '-' + seat.number();
    }

    /** How many they are. */
    SeatCounts tally(String event) {
        byte[] stored = store.get(tallyKey(event));
        if (stored == null) {
            return SeatCounts.NONE;
        }
        ByteBuffer counts = ByteBuffer.wrap(StoredView.record(stored));
        return new SeatCounts(counts.getInt(), counts.getInt(), StoredView.cause(stored));
    }

    private static byte[] bytes(SeatCounts tally) {
        ByteBuffer counts =
                ByteBuffer.allocate(2 * Integer.BYTES).putInt(tally.held()).putInt(tally.sold());
        return StoredView.of(tally.newest(), counts.array());
    }

    private static byte[] tallyKey(String event) {
        return (TALLY + event).getBytes(StandardCharsets.UTF_8);
    }
}
