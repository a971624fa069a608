package io.holdfast.hold.codec;

import io.holdfast.hold.seat.ReservationId;
import io.holdfast.schemas.Keys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Keys of an index by deadline: the deadline in milliseconds, big-endian, and the reservation's key. So the order of the bytes is the order
 * in which the reservations fall due, which is part of the rules.
 */
public final class DeadlineCodec {

    private DeadlineCodec() {}

    /** Key of a reservation that falls due then. */
    public static byte[] key(ReservationId id, Instant deadline) {
        return key(Keys.reservation(id.event(), id.reservation()), deadline.toEpochMilli());
    }

    /** Key of a reservation, given by its own key, that falls due then. */
    public static byte[] key(String reservation, long deadlineMs) {
        byte[] id = reservation.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + id.length)
                .putLong(deadlineMs)
                .put(id)
                .array();
    }

    /** What comes before every key of this deadline or a later one. */
    public static byte[] from(long deadlineMs) {
        return ByteBuffer.allocate(Long.BYTES).putLong(deadlineMs).array();
    }

    /** The deadline in a key. */
    public static Instant deadline(byte[] key) {
        return Instant.ofEpochMilli(ByteBuffer.wrap(key).getLong());
    }

    /** The reservation in a key. */
    public static ReservationId id(byte[] key) {
        return id(reservation(key));
    }

    /** The key of the reservation in a key. */
    public static String reservation(byte[] key) {
        return new String(key, Long.BYTES, key.length - Long.BYTES, StandardCharsets.UTF_8);
    }

    /** A reservation by its own key. */
    public static ReservationId id(String reservation) {
        return new ReservationId(Keys.event(reservation), Keys.within(reservation));
    }
}
