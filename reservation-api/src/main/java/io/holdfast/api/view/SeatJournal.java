package io.holdfast.api.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The latest records of seats, so many for each partition. Whoever follows them keeps no queue here, only its place: it reads on from there,
 * or is told that the place is forgotten. So a slow follower costs what a fast one does.
 */
final class SeatJournal {

    private final int capacity;
    private final Map<Integer, Pages> partitions = new HashMap<>();

    SeatJournal(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Records in their order.
     *
     * @param records of this event
     * @param upTo the last that was looked at, of whichever event
     */
    record Read(List<StoredRecord> records, long upTo) {}

    /** The next record of a partition. */
    synchronized void add(StoredRecord record) {
        pages(record.partition()).add(record);
    }

    /**
     * Says, from another source, how far a partition has certainly come. That is where the journal of it begins, if nothing was heard before.
     *
     * @param offset of the last record that is in the view; -1 where there was none yet
     */
    synchronized void know(int partition, long offset) {
        pages(partition).reach(offset);
    }

    /** Where a partition is: the last record that is in the view; -1 for none. */
    synchronized long position(int partition) {
        return pages(partition).reached;
    }

    /** Whether every record behind this offset, which was reached, is still here. */
    synchronized boolean has(int partition, long offset) {
        Pages pages = pages(partition);
        return !pages.forgot(offset) && pages.began() && offset <= pages.reached;
    }

    /** The records of an event behind an offset, so many at most; empty where some are forgotten. */
    synchronized Optional<Read> behind(int partition, String event, long offset, int most) {
        Pages pages = pages(partition);
        return pages.forgot(offset) ? Optional.empty() : Optional.of(pages.read(event, offset, most));
    }

    private Pages pages(int partition) {
        return partitions.computeIfAbsent(partition, _ -> new Pages());
    }

    /** A ring of the records of one partition. */
    private final class Pages {

        private static final long UNKNOWN = Long.MIN_VALUE;

        private @Nullable StoredRecord[] ring = new StoredRecord[16];
        private int first;
        private int size;

        /** The last record that is not here, all behind it being so. */
        private long forgotten = UNKNOWN;

        private long reached = -1;

        boolean began() {
            return forgotten != UNKNOWN;
        }

        boolean forgot(long offset) {
            return began() && offset < forgotten;
        }

        void reach(long offset) {
            if (!began()) {
                forgotten = offset;
            }
            reached = Math.max(reached, offset);
        }

        void add(StoredRecord record) {
            if (!began()) {
                forgotten = record.offset() - 1;
            }
            reached = Math.max(reached, record.offset());
            if (size == capacity) {
                forgotten = at(0).offset();
                first = (first + 1) % ring.length;
                size--;
            } else if (size == ring.length) {
                grow();
            }
            ring[(first + size) % ring.length] = record;
            size++;
        }

        private void grow() {
            var larger = new StoredRecord[Math.min(capacity, ring.length * 2)];
            for (int i = 0; i < size; i++) {
                larger[i] = at(i);
            }
            ring = larger;
            first = 0;
        }

        @SuppressWarnings("NullAway") // What lies within the size is there.
        private StoredRecord at(int index) {
            return ring[(first + index) % ring.length];
        }

        Read read(String event, long offset, int most) {
            var found = new ArrayList<StoredRecord>();
            long upTo = offset;
            for (int i = firstBehind(offset); i < size && found.size() < most; i++) {
                StoredRecord record = at(i);
                upTo = record.offset();
                if (record.isOf(event)) {
                    found.add(record);
                }
            }
            return new Read(found, upTo);
        }

        /** Index of the first record behind an offset: offsets ascend, with gaps. */
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
