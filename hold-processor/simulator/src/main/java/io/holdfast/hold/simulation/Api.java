package io.holdfast.hold.simulation;

import static io.holdfast.hold.audit.verify.Promise.P4;
import static io.holdfast.hold.simulation.BrokenPromise.unless;

import io.holdfast.hold.simulation.StateLog.Appended;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.state.SeatMove;
import io.holdfast.schemas.state.SeatMove.Standing;
import io.holdfast.schemas.state.StateKeys;
import io.holdfast.schemas.state.TailStates;
import io.holdfast.schemas.state.TakenSeats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * One instance of reservation-api, as it reads the state topic: a view of what is committed, with the seats that follow from it, and the
 * uncommitted tail for those who wait. What it keeps in a directory outlives a restart, or does not.
 */
final class Api {

    private static final int REMEMBERED = 64;

    /** A seat in the index. */
    private record Entry(Standing standing, String reservation) {}

    /** Changes of seats by one record; {@code last} of its command. */
    record Moved(int offset, String event, List<SeatMove> moves, boolean last) {}

    private final String name;
    private final StateLog log;
    private final Truth truth;
    private final Reading reading;

    // In its directory.
    private final Map<String, Bytes> states = new HashMap<>();
    private final Map<String, Entry> seats = new HashMap<>();
    private final Map<Integer, Long> progress = new HashMap<>();
    private final Map<Integer, Integer> next = new HashMap<>();
    private final Set<Integer> inside = new HashSet<>();

    // In its memory.
    private final Map<Integer, Integer> tailNext = new HashMap<>();
    private final Map<Integer, List<Moved>> journal = new HashMap<>();
    private final Map<Integer, Integer> journalFrom = new HashMap<>();
    private final Map<Integer, Set<Integer>> compacted = new HashMap<>();
    private final Map<String, List<LogPosition>> waiting = new HashMap<>();
    private TailStates<Bytes> tail = new TailStates<>(REMEMBERED);

    Api(String name, StateLog log, Truth truth, Reading reading) {
        this.name = name;
        this.log = log;
        this.truth = truth;
        this.reading = reading;
    }

    /** Starts again; with an empty directory it reads everything anew, and compaction has taken some of it. */
    void restart(List<Integer> partitions, boolean keepsDirectory, Chance chance) {
        if (!keepsDirectory) {
            states.clear();
            seats.clear();
            progress.clear();
            next.clear();
            inside.clear();
        }
        tail = new TailStates<>(REMEMBERED);
        waiting.clear();
        journal.clear();
        for (int partition : partitions) {
            compacted.put(partition, log.compacted(partition, chance));
            journalFrom.put(partition, log.end(partition));
            tailNext.put(partition, log.end(partition));
            Long shown = progress.get(partition);
            if (shown != null && reading.remembersProgress()) {
                tail.viewed(new LogPosition(partition, shown));
            }
            // It is not ready before it has read what there was.
            while (next.getOrDefault(partition, 0) < journalFrom.get(partition) && view(partition)) {}
        }
    }

    /** Whether it has read everything that was there at its start: until then it serves nobody. */
    boolean isReady(int partition) {
        return next.getOrDefault(partition, 0) >= journalFrom.getOrDefault(partition, 0);
    }

    /** A caller waits here for the decision on a command. */
    void await(String key, LogPosition command) {
        waiting.computeIfAbsent(key, _ -> new ArrayList<>()).add(command);
    }

    /** Reads the next record of the tail; false if there is none. */
    boolean tail(int partition) {
        int offset = tailNext.getOrDefault(partition, 0);
        Optional<Appended> read = log.at(partition, offset);
        if (read.isEmpty()) {
            return false;
        }
        tailNext.put(partition, offset + 1);
        Written state = read.get().written();
        @Nullable LogPosition cause = RecordHeaders.cause(state.headers());
        if (cause != null
                && waiting.containsKey(state.keyText())
                && tail.arrived(state.keyText(), Optional.ofNullable(state.value()), cause)) {
            // A caller that waits looks at each change, also at one before its own command.
            read(state.keyText(), partition);
            answer(state.keyText(), cause);
        }
        return true;
    }

    /** Reads the next record of the view; false if none is committed. */
    boolean view(int partition) {
        int offset = next.getOrDefault(partition, 0);
        Optional<Appended> read = log.at(partition, offset);
        if (read.isEmpty() || read.get().transaction().isOpen()) {
            return false;
        }
        next.put(partition, offset + 1);
        if (read.get().transaction().isCommitted()
                && !compacted.getOrDefault(partition, Set.of()).contains(offset)) {
            show(partition, offset, read.get().written());
        }
        return true;
    }

    private void show(int partition, int offset, Written state) {
        String key = state.keyText();
        boolean last = state.headers().lastHeader(RecordHeaders.MORE) == null;
        List<SeatMove> moves = moves(key, state);
        if (state.value() == null) {
            states.remove(key);
        } else {
            states.put(key, state.value());
        }
        if (offset >= journalFrom.getOrDefault(partition, 0)) {
            journal.computeIfAbsent(partition, _ -> new ArrayList<>())
                    .add(new Moved(offset, Keys.event(StateKeys.own(key)), moves, last));
        }
        @Nullable LogPosition cause = RecordHeaders.cause(state.headers());
        if (cause == null) {
            return;
        }
        if (last || !reading.waitsForTheLast()) {
            progress.merge(partition, cause.offset(), Math::max);
            inside.remove(partition);
            if (reading.comparesTail()) {
                tail.viewed(cause);
            }
        } else {
            inside.add(partition);
        }
        answer(key, cause);
    }

    private List<SeatMove> moves(String key, Written state) {
        if (key.charAt(0) != StateKeys.RESERVATION) {
            return List.of();
        }
        String own = StateKeys.own(key);
        String event = Keys.event(own);
        String reservation = Keys.within(own);
        List<SeatMove> moves = reading.moves(reservation, taken(states.get(key)), taken(state.value()), seat -> {
            Entry entry = seats.get(Keys.seat(event, seat));
            return entry == null ? null : entry.reservation();
        });
        for (SeatMove move : moves) {
            if (move.becomes() == Standing.AVAILABLE) {
                seats.remove(Keys.seat(event, move.seat()));
            } else {
                seats.put(Keys.seat(event, move.seat()), new Entry(move.becomes(), reservation));
            }
        }
        return moves;
    }

    private TakenSeats taken(@Nullable Bytes state) {
        return state == null ? TakenSeats.NONE : truth.taken(state);
    }

    private void answer(String key, LogPosition cause) {
        List<LogPosition> all = waiting.getOrDefault(key, List.of());
        for (LogPosition command : List.copyOf(all)) {
            if (cause.offset() >= command.offset()) {
                all.remove(command);
                read(key, command.partition(), command.offset());
            }
        }
        if (all.isEmpty()) {
            waiting.remove(key);
        }
    }

    /** A caller reads a state, and is told what is so by how far the view has come. */
    void read(String key, int partition) {
        read(key, partition, -1);
    }

    private void read(String key, int partition, long from) {
        Optional<Bytes> told =
                tail.get(key).map(TailStates.Ahead::state).orElseGet(() -> Optional.ofNullable(states.get(key)));
        truth.check(name, key, told, Math.max(from, progress.getOrDefault(partition, -1L)));
    }

    /** The taken seats are those of the command that the view says it has come to. */
    void readSeats(String event, int partition) {
        long shown = progress.getOrDefault(partition, -1L);
        unless(
                inside.contains(partition) || seats(event).equals(truth.seats(event, shown)),
                P4,
                "%s shows other seats of %s than there were at %d",
                name,
                event,
                shown);
    }

    Map<String, Standing> seats(String event) {
        var taken = new HashMap<String, Standing>();
        seats.forEach((key, entry) -> {
            if (Keys.event(key).equals(event)) {
                taken.put(Keys.within(key), entry.standing());
            }
        });
        return taken;
    }

    /** The place behind which a stream's reader goes on after a snapshot. */
    int snapshotAt(int partition) {
        return next.getOrDefault(partition, 0) - 1;
    }

    /** Whether every change behind this place is remembered. */
    boolean resumes(int partition, int place) {
        return place >= journalFrom.getOrDefault(partition, 0) - 1;
    }

    /** What moved behind a place. */
    List<Moved> behind(int partition, int place) {
        return journal.getOrDefault(partition, List.of()).stream()
                .filter(moved -> moved.offset() > place)
                .toList();
    }

    /** Keys of what callers wait for. */
    Set<String> waiting() {
        return new HashSet<>(waiting.keySet());
    }
}
