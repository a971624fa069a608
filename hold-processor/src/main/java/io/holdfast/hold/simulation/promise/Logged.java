package io.holdfast.hold.simulation.promise;

import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A record of seat-commands.
 *
 * @param stampMs the broker's append time, in milliseconds; may be earlier than that of the record before
 * @param key as it was sent
 * @param value as it was sent
 * @param headers as they were sent
 * @param command what was sent; empty where it is no command, or none for this partition
 */
public record Logged(
        int partition,
        long offset,
        long stampMs,
        @Nullable Bytes key,
        @Nullable Bytes value,
        Headers headers,
        Optional<Object> command) {}
