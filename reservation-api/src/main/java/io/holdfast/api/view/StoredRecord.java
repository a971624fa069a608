package io.holdfast.api.view;

import io.holdfast.api.answer.Position;
import io.holdfast.schemas.Keys;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A published record that can be read from its view.
 *
 * @param partition of the view's topic
 * @param offset of the record there
 * @param value its bytes, decoded by whoever wants to know; null where it removes the state
 * @param cause the command whose decision wrote it; empty where it does not say
 */
record StoredRecord(String key, @Nullable ByteBuffer value, Optional<Position> cause, int partition, long offset) {

    boolean isOf(String event) {
        return key.startsWith(Keys.prefix(event));
    }
}
