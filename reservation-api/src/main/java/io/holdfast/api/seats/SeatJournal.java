package io.holdfast.api.seats;

import io.holdfast.api.seats.SeatFeed.Changes;
import io.holdfast.api.view.ViewPosition;
import io.holdfast.api.view.store.StateRecord;
import io.holdfast.api.view.store.ViewCodec;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.state.SeatMove;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The latest changes of seats, a bounded number for each partition. A follower has no queue here, only its place: it reads on from there, or is
 * told that the place is forgotten. So a slow follower costs what a fast one does.
 *
 * <p>What a command changed comes in with its last record and is read as a whole: a place is never in the middle of a command.
 */
public final class SeatJournal {

    private final int capacity;
    private final Map<Integer, Pages> partitions = new HashMap<>();

    /**
     * An empty journal.
     *
     * @param capacity how many changes are kept of each partition
     */
    public SeatJournal(int capacity) {
        this.capacity = capacity;
    }

    /**
     * The next record of a partition.
     *
     * @return the events that have new changes
     */
    synchronized Set<String> add(StateRecord record) {
        return pages(record.at().partition()).add(record);
    }

    /**
     * Says, from another source, how far a partition has certainly come. That is where the journal of it begins, if nothing was heard before.
     *
     * @param offset of the last record that is in the view; -1 if there was none yet
     */
    synchronized void know(int partition, long offset) {
        pages(partition).reach(offset, offset);
    }

    /** Where a partition is: the last record that is in the view; -1 for none. */
    synchronized long position(int partition) {
        return pages(partition).reached;
    }

    /** Whether every change behind this offset, which was reached, is still here. */
    synchronized boolean has(int partition, long offset) {
        Pages pages = pages(partition);
        return !pages.forgot(offset) && pages.began() && offset <= pages.reached;
    }

    /**
     * The changes of an event behind a place; empty if some are forgotten.
     *
     * @param most after how many no further command is begun
     */
    synchronized Optional<Changes> behind(String event, ViewPosition position, int most) {
        Pages pages = pages(position.partition());
        return pages.forgot(position.offset()) ? Optional.empty() : Optional.of(pages.read(event, position, most));
    }

    private Pages pages(int partition) {
        return partitions.computeIfAbsent(partition, _ -> new Pages());
    }

    /** A change of a seat of an event. */
    private record Entry(String event, SeatChange change) {

        long offset() {
            return change.at().offset();
        }
    }

    /** What a command changed so far, by event and seat: of a seat that changes twice only the latter is told. */
    private static final class Command {

        private final Optional<LogPosition> cause;
        private final Map<String, SeatMove> moves = new LinkedHashMap<>();
        private ViewPosition end;

        Command(StateRecord first) {
            this.cause = first.cause();
            this.end = first.at();
        }

        boolean isOf(StateRecord record) {
            return cause.isPresent() && cause.equals(record.cause());
        }

        void add(StateRecord record) {
            end = record.at();
            String event = Keys.event(record.key());
            record.moves().forEach(move -> moves.put(Keys.seat(event, move.seat()), move));
        }

        List<Entry> entries() {
            var last = new HashSet<String>();
            var entries = new ArrayList<Entry>();
            new LinkedHashMap<>(moves).reversed().forEach((key, move) -> {
                String event = Keys.event(key);
                entries.add(new Entry(
                        event,
                        new SeatChange(end, last.add(event), move.seat(), ViewCodec.status(move.becomes()), cause)));
            });
            return entries.reversed();
        }
    }

    /** A ring of the changes of one partition. */
    private final class Pages {

        private static final long UNKNOWN = Long.MIN_VALUE;

        private @Nullable Entry[] ring = new Entry[16];
        private int first;
        private int size;
        private @Nullable Command open;

        /** The last place from which not everything is here. */
        private long forgotten = UNKNOWN;

        private long reached = -1;

        boolean began() {
            return forgotten != UNKNOWN;
        }

        boolean forgot(long offset) {
            return began() && offset < forgotten;
        }

        void reach(long offset, long beginning) {
            if (!began()) {
                forgotten = beginning;
            }
            reached = Math.max(reached, offset);
        }

        Set<String> add(StateRecord record) {
            var changed = new HashSet<String>();
            // Compaction takes the last record of a command if a later one has the same key.
            if (open != null && !open.isOf(record)) {
                changed.addAll(close(open));
            }
            Command command = open == null ? new Command(record) : open;
            command.add(record);
            open = command;
            if (!record.more()) {
                changed.addAll(close(command));
            }
            reach(record.at().offset(), record.at().offset() - 1);
            return changed;
        }

        private Set<String> close(Command command) {
            open = null;
            var events = new HashSet<String>();
            for (Entry entry : command.entries()) {
                add(entry);
                events.add(entry.event());
            }
            return events;
        }

        private void add(Entry entry) {
            if (size == capacity) {
                forgotten = at(0).offset();
                first = (first + 1) % ring.length;
                size--;
            } else if (size == ring.length) {
                grow();
            }
            ring[(first + size) % ring.length] = entry;
            size++;
        }

        private void grow() {
            var larger = new Entry[Math.min(capacity, ring.length * 2)];
            for (int i = 0; i < size; i++) {
                larger[i] = at(i);
            }
            ring = larger;
            first = 0;
        }

        @SuppressWarnings("NullAway") // What lies within the size is there.
        private Entry at(int index) {
            return ring[(first + index) % ring.length];
        }

        Changes read(String event, ViewPosition position, int most) {
            var found = new ArrayList<SeatChange>();
            ViewPosition upTo = position;
            for (int i = firstBehind(position.offset()); i < size; i++) {
                Entry entry = at(i);
                if (found.size() >= most && entry.offset() != upTo.offset()) {
                    break;
                }
                upTo = entry.change().at();
                if (entry.event().equals(event)) {
                    found.add(entry.change());
                }
            }
            return new Changes(found, upTo);
        }

        /** Index of the first change behind an offset: offsets ascend, with gaps, and all changes of a command have the same. */
        private int firstBehind(long offset) {
            int low = 0;
            int high = size;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (at(middle).offset() <= offset) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
