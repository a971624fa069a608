package io.holdfast.schemas.state;

import io.holdfast.schemas.Keys;
import io.holdfast.schemas.limits.SeatId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Keys of an index of the taken seats: event, section, row and number, in the order of the house. So the taken seats of an event, of a section
 * or of a row lie side by side, and one read tells them: what is not among them is free.
 */
public final class SeatKeys {

    /** The kind: beside those of {@link StateKeys}. */
    public static final char SEAT = 'S';

    private static final int PLACE_BYTES = 2 * Integer.BYTES;

    private SeatKeys() {}

    /**
     * Key of a seat.
     *
     * @throws IllegalArgumentException if the id can be no seat's
     */
    public static byte[] seat(String event, String seat) {
        SeatId id = SeatId.parse(seat).orElseThrow(() -> new IllegalArgumentException(seat + " is no id of a seat"));
        byte[] section = section(event, id.section());
        return ByteBuffer.allocate(section.length + PLACE_BYTES)
                .put(section)
                .putInt(id.row())
                .putInt(id.number())
                .array();
    }

    /** What the keys of all seats of an event begin with. */
    public static byte[] event(String event) {
        return (SEAT + Keys.prefix(event)).getBytes(StandardCharsets.UTF_8);
    }

    /** What the keys of all seats of a section begin with. */
    public static byte[] section(String event, String section) {
        return (SEAT + Keys.prefix(event) + Keys.prefix(section)).getBytes(StandardCharsets.UTF_8);
    }

    /** What the keys of all seats of a row begin with. */
    public static byte[] row(String event, String section, int row) {
        byte[] begin = section(event, section);
        return ByteBuffer.allocate(begin.length + Integer.BYTES)
                .put(begin)
                .putInt(row)
                .array();
    }

    /** The seat that a key is of. */
    public static SeatId seat(byte[] key) {
        int places = key.length - PLACE_BYTES;
        // Neither an event's id nor a section's name holds a slash.
        String[] names = new String(key, 1, places - 2, StandardCharsets.UTF_8).split("/", -1);
        ByteBuffer numbers = ByteBuffer.wrap(key, places, PLACE_BYTES);
        return new SeatId(names[1], numbers.getInt(), numbers.getInt());
    }
}
