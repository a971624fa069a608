package io.holdfast.hold.topology;

import io.holdfast.hold.step.Sink;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The key space of the state: a byte that says what a key is of, and the key that this has among its like. */
public enum Kind {

    /** Events, by their id. */
    EVENT('E'),

    /** Reservations, by event and id. */
    RESERVATION('R'),

    /** Seats that are not available, by event and seat. */
    SEAT('S'),

    /** Reservations by deadline, which have no value. */
    DEADLINE('D');

    private final byte prefix;

    Kind(char prefix) {
        this.prefix = (byte) prefix;
    }

    /** What is published there. */
    static Kind of(Sink views) {
        return switch (views) {
            case EVENTS -> EVENT;
            case RESERVATIONS -> RESERVATION;
            case SEATS -> SEAT;
            case FACTS, PAYMENT_REQUESTS, DIGESTS -> throw new IllegalArgumentException(views + " are no state");
        };
    }

    /** The key in the store. */
    public byte[] key(byte[] own) {
        byte[] key = new byte[1 + own.length];
        key[0] = prefix;
        System.arraycopy(own, 0, key, 1, own.length);
        return key;
    }

    /** The key in the store, of a key that is text. */
    byte[] key(String own) {
        return key(own.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a key in the store is of this kind. */
    public boolean has(byte[] key) {
        return key[0] == prefix;
    }

    /** What a key in the store is among its like. */
    static byte[] own(byte[] key) {
        return Arrays.copyOfRange(key, 1, key.length);
    }
}
