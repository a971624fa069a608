package io.holdfast.hold.simulation;

import static io.holdfast.hold.audit.verify.Promise.P4;
import static io.holdfast.hold.simulation.BrokenPromise.unless;

import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.state.SeatMove.Standing;
import io.holdfast.schemas.state.StateKeys;
import io.holdfast.schemas.state.TakenSeats;
import io.holdfast.schemas.view.Reservation;
import io.holdfast.schemas.view.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;

/**
 * Every state of every key, in the order of the commands that led to it. All machines that decide a command leave the same state. What callers
 * are told is held against it.
 */
final class Truth {

    private final Map<String, NavigableMap<Long, Optional<Bytes>>> histories = new HashMap<>();
    private final List<String> keys = new ArrayList<>();
    private final Map<Bytes, TakenSeats> taken = new HashMap<>();
    private final AvroSerde<State> serde;

    Truth(AvroSerde<State> serde) {
        this.serde = serde;
    }

    /** A command was decided for the first time. */
    void decided(DecidedCommand decided) {
        for (Written written : decided.written()) {
            if (written.topic().equals(Topics.STATE)) {
                histories
                        .computeIfAbsent(written.keyText(), key -> {
                            keys.add(key);
                            return new TreeMap<>();
                        })
                        .put(decided.offset(), Optional.ofNullable(written.value()));
            }
        }
    }

    /** Keys of everything that ever had a state, or was asked for. */
    List<String> keys() {
        return List.copyOf(keys);
    }

    /**
     * What a caller is told is the state at a command, or a later one.
     *
     * @param told empty if it is told that there is no such thing
     * @param from offset of the command
     */
    void check(String who, String key, Optional<Bytes> told, long from) {
        NavigableMap<Long, Optional<Bytes>> history = histories.getOrDefault(key, new TreeMap<>());
        var at = history.floorEntry(from);
        boolean so = told.equals(at == null ? Optional.empty() : at.getValue())
                || history.tailMap(from, false).containsValue(told);
        unless(so, P4, "%s tells of %s what was no longer so at %d", who, key, from);
    }

    /** The seats that a reservation has in a state. The same states are read again and again, by every reader that is started again. */
    TakenSeats taken(Bytes state) {
        return taken.computeIfAbsent(
                state,
                bytes -> TakenSeats.of((Reservation) serde.decode(bytes.get()).getState()));
    }

    /** The taken seats of an event after the command at this offset. */
    Map<String, Standing> seats(String event, long offset) {
        var seats = new HashMap<String, Standing>();
        String prefix = StateKeys.RESERVATION + Keys.prefix(event);
        histories.forEach((key, history) -> {
            var at = key.startsWith(prefix) ? history.floorEntry(offset) : null;
            if (at != null && at.getValue().isPresent()) {
                TakenSeats taken = taken(at.getValue().get());
                taken.seats().forEach(seat -> seats.put(seat, taken.sold() ? Standing.SOLD : Standing.HELD));
            }
        });
        return seats;
    }
}
