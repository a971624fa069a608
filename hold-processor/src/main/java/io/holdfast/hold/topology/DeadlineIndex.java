package io.holdfast.hold.topology;

import io.holdfast.hold.codec.DeadlineCodec;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.ReservationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Reservations by deadline. */
final class DeadlineIndex {

    private static final byte[] PRESENT = {};

    private final KeyValueStore<byte[], byte[]> store;

    /**
     * Nothing lies before it: everything up to it was expired or forgotten, and new deadlines lie in the future of the log. A scan from
     * here passes over the tombstones of what fell due before; kept in memory, since it only saves work.
     */
    private long clearedToMs;

    DeadlineIndex(KeyValueStore<byte[], byte[]> store) {
        this.store = store;
    }

    void add(Reservation reservation) {
        reservation.deadline().ifPresent(deadline -> store.put(key(reservation, deadline), PRESENT));
    }

    void remove(Reservation reservation) {
        reservation.deadline().ifPresent(deadline -> store.delete(key(reservation, deadline)));
    }

    List<ReservationId> due(Instant at, int limit) {
        var due = new ArrayList<ReservationId>();
        try (KeyValueIterator<byte[], byte[]> entries = from(at.toEpochMilli() + 1)) {
            while (entries.hasNext() && due.size() < limit) {
                due.add(DeadlineCodec.id(Kind.own(entries.next().key)));
            }
            if (!entries.hasNext() && due.isEmpty()) {
                clearedToMs = at.toEpochMilli();
            }
        }
        return due;
    }

    /** The earliest deadline at or before an instant. */
    Optional<Instant> earliest(Instant upTo) {
        try (KeyValueIterator<byte[], byte[]> entries = from(upTo.toEpochMilli() + 1)) {
            return entries.hasNext()
                    ? Optional.of(DeadlineCodec.deadline(Kind.own(entries.next().key)))
                    : Optional.empty();
        }
    }

    /** Whether anything has a deadline. */
    boolean any() {
        return earliest(Instant.ofEpochMilli(Long.MAX_VALUE - 1)).isPresent();
    }

    /** From one deadline to another: what lies beside the deadlines in the store is not looked at. */
    private KeyValueIterator<byte[], byte[]> from(long beforeMs) {
        byte[] first = DeadlineCodec.from(Math.min(clearedToMs, beforeMs));
        return store.range(Kind.DEADLINE.key(first), Kind.DEADLINE.key(DeadlineCodec.from(beforeMs)));
    }

    private static byte[] key(Reservation reservation, Instant deadline) {
        return Kind.DEADLINE.key(DeadlineCodec.key(reservation, deadline));
    }
}
