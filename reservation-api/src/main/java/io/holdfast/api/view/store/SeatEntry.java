package io.holdfast.api.view.store;

import io.holdfast.schemas.state.SeatMove.Standing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entry in the index of the taken seats: one byte for its standing, then the reservation's id.
 *
 * @param standing HELD or SOLD
 * @param reservation who has the seat
 */
record SeatEntry(Standing standing, String reservation) {

    private static final byte HELD = 1;
    private static final byte SOLD = 2;

    static Optional<SeatEntry> parse(byte @Nullable [] stored) {
        return Optional.ofNullable(stored)
                .map(bytes -> new SeatEntry(
                        bytes[0] == SOLD ? Standing.SOLD : Standing.HELD,
                        new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8)));
    }

    byte[] bytes() {
        byte[] id = reservation.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + id.length)
                .put(standing == Standing.SOLD ? SOLD : HELD)
                .put(id)
                .array();
    }
}
