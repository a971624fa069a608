package io.holdfast.hold.topology;

import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.schemas.Keys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Reservations by deadline. A key is the deadline in milliseconds, big-endian, and the reservation's key; so the store's order is the
 * order in which they fall due.
 */
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
                due.add(id(entries.next().key));
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
                    ? Optional.of(Instant.ofEpochMilli(
                            ByteBuffer.wrap(entries.next().key).getLong()))
                    : Optional.empty();
        }
    }

    private KeyValueIterator<byte[], byte[]> from(long beforeMs) {
        return store.range(bound(Math.min(clearedToMs, beforeMs)), bound(beforeMs));
    }

    private static byte[] bound(long ms) {
        return ByteBuffer.allocate(Long.BYTES).putLong(ms).array();
    }

    private static byte[] key(Reservation reservation, Instant deadline) {
        byte[] id = Keys.reservation(reservation.id().event(), reservation.id().reservation())
                .getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + id.length)
                .putLong(deadline.toEpochMilli())
                .put(id)
                .array();
    }

    private static ReservationId id(byte[] key) {
        String id = new String(key, Long.BYTES, key.length - Long.BYTES, StandardCharsets.UTF_8);
        String event = Keys.event(id);
        return new ReservationId(event, id.substring(Keys.prefix(event).length()));
    }
}
