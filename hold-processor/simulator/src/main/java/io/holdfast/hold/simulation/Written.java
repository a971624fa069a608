package io.holdfast.hold.simulation;

import io.holdfast.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A record that was written because of a command. Two are equal if they are the same to the byte, headers included.
 *
 * @param timestampMs its time stamp, in milliseconds
 */
public record Written(Topic topic, Bytes key, @Nullable Bytes value, long timestampMs, Headers headers) {

    public String keyText() {
        return new String(key.get(), StandardCharsets.UTF_8);
    }

    public byte[] bytes() {
        return Objects.requireNonNull(value, "a tombstone").get();
    }
}
